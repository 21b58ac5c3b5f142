package dev.holdfast.gateway.shelf;

import dev.holdfast.gateway.shelf.ChangeFeed.Written;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Timekeeper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a shelf and keeps it up with its feed: all rows once, then round after round those that
 * were written lately, and now and then all rows again.
 *
 * <p>A round asks for rows from some seconds before the round before it. For a row may be written
 * after its time, by a writer whose clock is off or whose write took long, and comes into the index
 * later still. Most are late by little, so most rounds look back little, and only some look back
 * far. What is later than that comes with all the rows.
 */
public final class ShelfReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShelfReader.class);

  /** After a round that found something new; twice that, and so on, after those that did not. */
  static final long PAUSE_MIN_MILLIS = 300;

  static final long PAUSE_MAX_MILLIS = 2_000;
  static final long LOOK_BACK_MILLIS = 2_000;
  static final long LOOK_FAR_BACK_MILLIS = 30_000;
  static final long LOOK_FAR_EVERY_MILLIS = 5_000;
  static final long ALL_EVERY_MILLIS = 300_000;

  /** As long as rounds fail, all rows come instead. */
  static final long ALL_EVERY_MILLIS_WITHOUT_ROUNDS = 30_000;

  private static final long ALL_PAUSE_MILLIS = 50;
  private static final long FAILURES_A_LINE = 60;

  private final Shelf shelf;
  private final ChangeFeed feed;
  private final Timekeeper time;
  private final Runnable onNews;

  private long pauseMillis = PAUSE_MIN_MILLIS;
  private long lastRoundAt;
  private long lastFarRoundAt;
  private long lastAllAt;
  private boolean isAllUnderWay;

  /** The number of the newest row that has been told of. */
  private long told;

  private long failures;
  private volatile boolean closed;

  /**
   * @param time on whose thread rows are put and everything is begun; it must be this reader's own
   * @param onNews is run there after a round that brought rows
   */
  public ShelfReader(Shelf shelf, ChangeFeed feed, Timekeeper time, Runnable onNews) {
    this.shelf = shelf;
    this.feed = feed;
    this.time = time;
    this.onNews = onNews;
  }

  /** Begins; to be called once. With a shelf that may hold nothing, nothing is read. */
  public void start() {
    closed = closed || shelf.state() == Shelf.State.OVERFULL;
    time.after(0, this::load);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** When the last round began that brought all there was, epoch milliseconds. */
  long lastRoundAt() {
    return lastRoundAt;
  }

  private void load() {
    if (closed) {
      return;
    }
    long begun = time.now();
    read(pages -> feed.all(0, pages))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                note("All rows of availability cannot be read, so there is no list", failure);
                time.after(PAUSE_MAX_MILLIS, this::load);
                return;
              }
              lastRoundAt = begun;
              lastFarRoundAt = begun;
              lastAllAt = time.now();
              shelf.completeUpTo(begun);
              time.after(0, this::round);
            });
  }

  private void round() {
    if (closed) {
      return;
    }
    long begun = time.now();
    boolean isFar = begun - lastFarRoundAt >= LOOK_FAR_EVERY_MILLIS;
    long from = isFar ? lastFarRoundAt - LOOK_FAR_BACK_MILLIS : lastRoundAt - LOOK_BACK_MILLIS;
    read(pages -> feed.since(from, pages))
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                lastRoundAt = begun;
                lastFarRoundAt = isFar ? begun : lastFarRoundAt;
                failures = 0;
                shelf.completeUpTo(begun);
              } else {
                note("Changes of availability cannot be read; the list is behind", failure);
              }
              readAllIfDue();
              time.after(pause(), this::round);
            });
  }

  /** Tells the news there are, and how long to wait for the next ones. */
  private long pause() {
    if (shelf.newest() > told) {
      told = shelf.newest();
      onNews.run();
      pauseMillis = PAUSE_MIN_MILLIS;
    } else {
      pauseMillis = Math.min(2 * pauseMillis, PAUSE_MAX_MILLIS);
    }
    return pauseMillis;
  }

  /** Beside the rounds: it takes its time. */
  private void readAllIfDue() {
    long every = failures == 0 ? ALL_EVERY_MILLIS : ALL_EVERY_MILLIS_WITHOUT_ROUNDS;
    if (isAllUnderWay || time.now() < lastAllAt + every) {
      return;
    }
    isAllUnderWay = true;
    read(pages -> feed.all(ALL_PAUSE_MILLIS, pages))
        .whenComplete(
            (done, failure) -> {
              isAllUnderWay = false;
              lastAllAt = time.now();
              if (failure != null) {
                note("All rows of availability cannot be read", failure);
              }
            });
  }

  /** Puts what comes on the thread of this reader, where the stage ends, too. */
  private CompletionStage<Void> read(
      Function<Consumer<List<Written>>, CompletionStage<Void>> reading) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture.completedStage(reading)
        .thenCompose(begin -> begin.apply(page -> time.after(0, () -> put(page))))
        .whenComplete(
            (read, failure) ->
                time.after(
                    0,
                    () -> {
                      if (failure == null) {
                        done.complete(null);
                      } else {
                        done.completeExceptionally(failure);
                      }
                    }));
    return done;
  }

  private void put(List<Written> page) {
    page.forEach(written -> shelf.put(written.row(), written.changedAt()));
    if (shelf.state() == Shelf.State.OVERFULL && !closed) {
      closed = true;
      LOG.warn("There are more items than the shelf may hold, so there is no list of them");
    }
  }

  private void note(String what, Throwable failure) {
    if (!closed && failures++ % FAILURES_A_LINE == 0) {
      LOG.warn("{}: {}", what, Causes.of(failure).getMessage());
    }
  }
}
