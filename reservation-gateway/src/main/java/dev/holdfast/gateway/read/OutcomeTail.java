package dev.holdfast.gateway.read;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * The new commits of one item, for all who wait for outcomes among them. One read at a time serves
 * them all, from the newest commit down to the oldest that one of them has yet to see.
 */
final class OutcomeTail {
  /**
   * Commits of one read: more than an item gets between two of them. Those further back were there
   * when the command was sent; should its outcome be among them nevertheless, its row tells.
   */
  private static final int PAGE = 32;

  /** Who waits for the outcome of a command. */
  static final class Waiter {
    final CompletableFuture<Outcome> found = new CompletableFuture<>();
    private final String command;
    private final long since;

    /** Up to here it is not looked for any more. */
    private long seen;

    /**
     * @param stamp the seq above which its outcome will be
     * @param since when it began to wait, epoch milliseconds
     */
    Waiter(String command, long stamp, long since) {
      this.command = command;
      this.seen = stamp;
      this.since = since;
    }
  }

  private final String item;
  private final EventLog log;
  private final Timekeeper time;
  private final OutcomePace pace;
  private final Semaphore reads;
  private final Set<Waiter> waiters = new LinkedHashSet<>();
  private boolean reading;

  /** When the next read is to begin; those that were asked for at other times are none. */
  private long dueAt = Long.MAX_VALUE;

  /**
   * @param reads one for each read that may be under way, over all items
   */
  OutcomeTail(String item, EventLog log, Timekeeper time, OutcomePace pace, Semaphore reads) {
    this.item = item;
    this.log = log;
    this.time = time;
    this.pace = pace;
    this.reads = reads;
  }

  synchronized void add(Waiter waiter) {
    waiters.add(waiter);
    lookIn(pause(waiter));
  }

  /** Returns whether nobody waits any more. */
  synchronized boolean remove(Waiter waiter) {
    waiters.remove(waiter);
    return waiters.isEmpty();
  }

  private long pause(Waiter waiter) {
    return pace.pause(Math.max(0, time.now() - waiter.since));
  }

  private void lookIn(long millis) {
    long at = time.now() + millis;
    if (!reading && at < dueAt) {
      dueAt = at;
      time.after(millis, () -> look(at));
    }
  }

  private void look(long at) {
    long after;
    synchronized (this) {
      if (reading || at != dueAt) {
        return;
      }
      dueAt = Long.MAX_VALUE;
      if (waiters.isEmpty()) {
        return;
      }
      reading = true;
      after = waiters.stream().mapToLong(waiter -> waiter.seen).min().getAsLong();
    }
    read(after).whenComplete((commits, failure) -> seen(failure == null ? commits : List.of()));
  }

  /** Nothing if too many reads are under way, or if it fails: who waits looks again. */
  private CompletionStage<List<Commit>> read(long after) {
    if (!reads.tryAcquire()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return CompletableFuture.completedStage(item)
        .thenCompose(of -> log.newest(of, after, PAGE))
        .whenComplete((commits, failure) -> reads.release());
  }

  private void seen(List<Commit> commits) {
    Map<Waiter, Outcome> told =
        new LinkedHashMap<>(); // In order, so that nothing depends on chance.
    synchronized (this) {
      reading = false;
      for (Waiter waiter : waiters) {
        Outcome outcome = outcome(waiter, commits);
        if (outcome != null) {
          told.put(waiter, outcome);
        }
      }
      waiters.removeAll(told.keySet());
      waiters.stream().mapToLong(this::pause).min().ifPresent(this::lookIn);
    }
    told.forEach((waiter, outcome) -> waiter.found.complete(outcome));
  }

  /** What the commits that `waiter` has not seen say of its command; null if they do not. */
  private static Outcome outcome(Waiter waiter, List<Commit> newestFirst) {
    long before = waiter.seen;
    for (Commit commit : newestFirst) {
      if (commit.getSeq() <= before) {
        break;
      }
      waiter.seen = Math.max(waiter.seen, commit.getSeq());
      for (Event event : commit.getEvents()) {
        if (waiter.command.equals(event.getCommand()) && CommandOutcomes.isTold(event)) {
          return CommandOutcomes.of(commit, event);
        }
      }
    }
    return null;
  }
}
