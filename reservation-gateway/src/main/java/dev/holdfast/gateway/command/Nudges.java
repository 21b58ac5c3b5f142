package dev.holdfast.gateway.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.BehindListener;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Informs the job of commits that the change stream may have missed, by a command without effect:
 * the job reads from the log what a stamp names and it has not seen. Of an item that nothing else
 * happens to it would never learn otherwise.
 *
 * <p>Nobody waits for a nudge, and none is sent again: the item is found behind another time.
 */
public final class Nudges implements BehindListener {
  private static final Logger LOG = LoggerFactory.getLogger(Nudges.class);

  /** Much longer than the job takes to read what is missing and to write a snapshot. */
  private static final Duration PACE = Duration.ofMinutes(10);

  /**
   * Items remembered to have been nudged, some 200 bytes each; one that is forgotten may be nudged
   * too soon.
   */
  private static final int ITEMS_MAX = 10_000;

  /** A job that stands still leaves all items behind; commands that do something go first then. */
  private static final int UNDER_WAY_MAX = 4;

  private final CommandStream stream;
  private final Timekeeper time;
  private final Semaphore places = new Semaphore(UNDER_WAY_MAX);
  private final Cache<String, Boolean> nudged;

  public Nudges(CommandStream stream, Timekeeper time) {
    this.stream = stream;
    this.time = time;
    this.nudged =
        Caffeine.newBuilder()
            .maximumSize(ITEMS_MAX)
            .expireAfterWrite(PACE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.now()))
            .executor(Runnable::run)
            .build();
  }

  @Override
  public void onBehind(String item, long tailSeq) {
    if (!places.tryAcquire()) {
      return;
    }
    if (nudged.asMap().putIfAbsent(item, true) != null) {
      places.release();
      return;
    }
    CompletableFuture.completedStage(nudge(item, tailSeq))
        .thenCompose(stream::send)
        .whenComplete(
            (sent, failure) -> {
              places.release();
              if (failure != null) {
                LOG.warn("no nudge for item {}: {}", item, Causes.of(failure).toString());
              }
            });
  }

  private Command nudge(String item, long tailSeq) {
    Command.Builder content = Command.newBuilder().setItem(item).setKind(CommandKind.nudge);
    long now = time.now();
    return content.setCommand(CommandIds.make(content, now)).setSeq(tailSeq).setAt(now).build();
  }
}
