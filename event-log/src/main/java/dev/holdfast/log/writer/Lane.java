package dev.holdfast.log.writer;

import dev.holdfast.domain.Levels;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Causes;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The requests of one item, answered in turn. This is the group commit:
 *
 * <p>At most one read or append is under way. Requests that arrive meanwhile queue; the next append
 * takes as many as fit, decided in order against the level they will be appended to. A hot item so
 * costs one write per round trip instead of one per caller, and the lane never races itself.
 *
 * <p>A cached level may be stale. An accept is safe, since the conditional write proves it; if
 * another writer was faster, the answer brings its commit, which is folded, and all is decided
 * again. A refusal proves nothing by itself. It is given only if the level was the tail at some
 * moment since its request arrived: a read that began later, or an append of our own that began
 * later and was written, shows that. Hence the tickets: arrivals, reads and appends draw them from
 * one counter. Until then a doubtful request waits, first for the append under way, whose accepts
 * its refusal may count, and then for a read, which all that wait share, one per 20 ms at most.
 */
final class Lane {
  private static final long READ_INTERVAL_MILLIS = 20;
  private static final long COVER_INTERVAL_MILLIS = 100;
  private static final long RETRY_MILLIS = 50;

  /** After so many lost races in a row the tail is read instead of walked. */
  private static final int RACES_MAX = 3;

  /** For so long after a lost race another writer is believed to be at work on the item. */
  private static final long RIVAL_MILLIS = 500;

  /** The longest a writer that has won lets its rivals go first, before jitter. */
  private static final long YIELD_MAX_MILLIS = 20;

  /** The most commits read in one go, to catch up or to look back. */
  private static final int COMMITS_MAX = 50_000;

  private final String item;
  private final LaneContext context;
  private final Consumer<Lane> onEnd;
  private final Turns turns = new Turns(this::end);
  private final WaitingRoom room;

  /** Null until loaded. */
  private CachedItem cached;

  private boolean busy;
  private boolean tailDue;
  private boolean wakeUpSet;

  private int racesLost;
  private long tickets;
  private long lastReadAt;
  private long nextCoverAt;
  private long pausedUntil;
  private long rivalSeenAt = Long.MIN_VALUE / 2;

  /** What has ended the lane; null as long as there is nothing wrong with it. */
  private RuntimeException bug;

  /**
   * @param onEnd hears if the lane can no longer be used; another may take its place, as another
   *     writer might
   */
  Lane(String item, LaneContext context, Consumer<Lane> onEnd) {
    this.item = item;
    this.context = context;
    this.onEnd = onEnd;
    this.room = new WaitingRoom(item, context.settings.queueMax);
  }

  <R> CompletionStage<R> submit(Request<R> request) {
    Waiting<R> waiting = new Waiting<>(request, now() + context.settings.deadlineMillis);
    turns.take(
        () -> {
          waiting.ticket = ++tickets;
          room.admit(waiting);
          if (bug != null) {
            room.failAll(bug);
            return;
          }
          startFrom(request.knownLevel());
          work();
        });
    return waiting.future;
  }

  /** What it knows may be wrong now. Nobody is to wait for an answer that no longer comes. */
  private void end(RuntimeException found) {
    bug = found;
    onEnd.accept(this);
    room.failAll(found);
  }

  /** Takes a level as it would a snapshot, if it is ahead of what the lane knows. */
  private void startFrom(StockLevel known) {
    if (known == null || busy) {
      return;
    }
    if (cached == null || known.getSeq() > cached.level().getSeq()) {
      cached = CachedItem.known(known, context.settings);
      tailDue = false;
    }
  }

  /** Does the next thing there is to do, if nothing is under way. */
  private void work() {
    if (busy) {
      return;
    }
    long now = now();
    room.giveUpLate(now);
    if (room.isEmpty()) {
      return;
    }
    if (now < pausedUntil) {
      wakeUpIn(pausedUntil - now);
    } else if (cached == null || cached.isTooOld(now)) {
      load();
    } else if (tailDue) {
      readTail();
    } else if (cached.keepsTooMuch(now) || (room.hasAhead() && now >= nextCoverAt)) {
      refreshCover();
    } else {
      cached.forget(now);
      decideNext(now);
    }
  }

  private void decideNext(long now) {
    StockLevel level = cached.level();
    Batch batch = new Batch(level, CommitTime.after(level.getAt(), now));
    List<Waiting<?>> later = new ArrayList<>();
    Waiting<?> wantsOlder = null;
    while (wantsOlder == null && !batch.isFull() && room.hasQueue()) {
      Waiting<?> waiting = room.next();
      if (batch.isAbout(waiting.request.about())) {
        later.add(waiting);
      } else if (cached.couldSeeMore(waiting.request.seesAfter())) {
        later.add(waiting);
        wantsOlder = waiting;
      } else {
        decide(waiting, batch, now);
      }
    }
    room.putBack(later);
    if (!batch.isEmpty()) {
      append(batch);
    } else if (wantsOlder != null) {
      readBack(wantsOlder.request.seesAfter());
    } else if (room.hasDoubtful()) {
      readTailSoon(now);
    } else if (room.hasAhead()) {
      refreshCoverSoon(now);
    }
  }

  private <R> void decide(Waiting<R> waiting, Batch batch, long now) {
    ItemView view = new ItemView(batch.level(), cached, waiting.row, now);
    Verdict<R> verdict;
    try {
      verdict = waiting.decide(view, batch.at());
    } catch (RuntimeException bug) {
      room.fail(waiting, bug);
      return;
    }
    switch (verdict.kind) {
      case APPEND:
        batch.add(waiting, verdict.events);
        break;
      case ANSWER:
        room.answer(waiting, null);
        break;
      case ANSWER_IF_CURRENT:
        if (batch.isEmpty() && cached.isProvenSince(waiting.ticket)) {
          room.answer(waiting, null);
        } else {
          room.doubt(waiting);
        }
        break;
      case LOOK_UP:
        lookUp(waiting);
        break;
    }
  }

  private void load() {
    long begun = now();
    run(
        () -> context.snapshots.find(item),
        snapshot -> {
          cached =
              new CachedItem(snapshot.orElseGet(() -> Levels.empty(item)), begun, context.settings);
          // No row expires before there is a snapshot; without one, the log may be begun.
          tailDue = snapshot.isPresent() && !Levels.isHigh(cached.level());
        },
        this::retryLater);
  }

  private void refreshCoverSoon(long now) {
    if (now < nextCoverAt) {
      wakeUpIn(nextCoverAt - now);
    } else {
      refreshCover();
    }
  }

  /** What is remembered may go only once the read model of reservations has it. */
  private void refreshCover() {
    long begun = now();
    nextCoverAt = begun + COVER_INTERVAL_MILLIS;
    run(
        () -> context.snapshots.find(item),
        snapshot -> {
          cached.coveredBy(snapshot.orElseGet(() -> Levels.empty(item)), begun);
          room.putBackAhead();
        },
        this::retryLater);
  }

  private void readTailSoon(long now) {
    long pause = lastReadAt + READ_INTERVAL_MILLIS - now;
    if (pause > 0) {
      wakeUpIn(pause);
    } else {
      readTail();
    }
  }

  private void readTail() {
    long ticket = ++tickets;
    lastReadAt = now();
    run(
        () -> context.reader.readAfter(item, cached.level().getSeq(), COMMITS_MAX),
        commits -> {
          commits.forEach(cached::fold);
          tailDue = commits.size() == COMMITS_MAX;
          if (!tailDue) {
            proven(ticket, lastReadAt);
          }
        },
        this::retryLater);
  }

  private void readBack(long after) {
    long missing = cached.recent().beginsAfter() - after;
    if (missing > COMMITS_MAX) {
      cached.cannotSeeMoreAfter(after);
      work();
      return;
    }
    run(
        () -> context.reader.readAfter(item, after, (int) missing),
        commits -> cached.extendBack(after, commits, now()),
        failure -> {
          if (failure instanceof HoleException) {
            cached.cannotSeeMoreAfter(after);
          } else {
            retryLater(failure);
          }
        });
  }

  /** Without taking the lane's turn: requests that need no look-up go on meanwhile. */
  private void lookUp(Waiting<?> waiting) {
    long coveredSeq = cached.coveredSeq();
    if (coveredSeq < cached.knowsAllAfter(waiting.request.about())) {
      room.lastFailure(new TimeoutException("the read model of reservations is behind the log"));
      room.keepAhead(waiting);
      return;
    }
    begin(
        () -> context.rows.find(item, waiting.request.about()),
        row -> {
          waiting.row = new LookedUp(row.orElse(null), coveredSeq);
          room.putBack(List.of(waiting));
        },
        failure -> room.fail(waiting, new LogUnavailableException(failure)));
  }

  private void append(Batch batch) {
    long ticket = ++tickets;
    long begun = now();
    run(
        () ->
            context.appender.append(
                batch.commit(context.chance.id()), now() + context.settings.deadlineMillis),
        result -> appended(batch, ticket, begun, result),
        // The row may be there, or land later; the next append at its seq will find out.
        failure -> batch.requests().forEach(waiting -> room.fail(waiting, failure)));
  }

  private void appended(Batch batch, long ticket, long begun, AppendResult result) {
    Commit commit = result.commit();
    cached.fold(commit);
    if (result.isWritten()) {
      racesLost = 0;
      proven(ticket, begun);
      letRivalsGoFirst(now() - begun);
      // The log gets its next commit before those of this one get their answers.
      work();
      batch.requests().forEach(waiting -> room.answer(waiting, commit));
      return;
    }
    room.putBack(batch.requests());
    rivalSeenAt = now();
    racesLost++;
    if (racesLost >= RACES_MAX) {
      racesLost = 0;
      tailDue = true;
    }
  }

  /**
   * Of two writers at one item, the one that has won would win again: it is ready for the next seq
   * sooner than the other, who must fold first. So the winner waits about as long as an append
   * takes, while its queue grows, and the loser tries again at once.
   */
  private void letRivalsGoFirst(long appendMillis) {
    long now = now();
    if (now - rivalSeenAt < RIVAL_MILLIS) {
      // A clock that was set back meanwhile makes an append take less than no time.
      long pause = 1 + Math.max(0, Math.min(appendMillis, YIELD_MAX_MILLIS));
      pausedUntil = now + pause + context.chance.below(pause);
    }
  }

  /**
   * @param begun when the read or append began that is the proof; a machine that was halted may
   *     hear of it much later
   */
  private void proven(long ticket, long begun) {
    cached.proven(ticket, begun);
    room.settle(ticket);
    if (cached.isFoundBehind()) {
      context.tellBehind(item, cached.level().getSeq());
    }
  }

  /** Takes the lane's turn: nothing else begins until it has ended. */
  private <T> void run(
      Supplier<CompletionStage<T>> operation, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    busy = true;
    begin(
        operation,
        result -> {
          busy = false;
          onResult.accept(result);
        },
        failure -> {
          busy = false;
          onFailure.accept(failure);
        });
  }

  private <T> void begin(
      Supplier<CompletionStage<T>> operation, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    begun(operation)
        .whenComplete(
            (result, failure) ->
                turns.take(
                    () -> {
                      if (bug == null && failure == null) {
                        accept(result, onResult, onFailure);
                      } else {
                        onFailure.accept(bug == null ? Causes.of(failure) : bug);
                      }
                      if (bug == null) {
                        work();
                      }
                    }));
  }

  private static <T> void accept(T result, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    try {
      onResult.accept(result);
    } catch (RuntimeException e) {
      onFailure.accept(e);
      throw e;
    }
  }

  private static <T> CompletionStage<T> begun(Supplier<CompletionStage<T>> operation) {
    try {
      return operation.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  /** Requests past their deadline are given up at each try; a broken log is not tried again. */
  private void retryLater(Throwable failure) {
    if (failure instanceof HoleException) {
      cached = null;
      room.failAll(failure);
    } else {
      room.lastFailure(failure);
      pausedUntil = now() + RETRY_MILLIS;
    }
  }

  private void wakeUpIn(long millis) {
    if (!wakeUpSet) {
      wakeUpSet = true;
      context.time.after(
          millis,
          () ->
              turns.take(
                  () -> {
                    wakeUpSet = false;
                    work();
                  }));
    }
  }

  private long now() {
    return context.time.now();
  }
}
