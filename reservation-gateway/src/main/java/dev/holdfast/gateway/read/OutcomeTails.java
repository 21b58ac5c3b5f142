package dev.holdfast.gateway.read;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Commit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Outcomes from where they come to be, the log: what is above a command's stamp says what became of
 * it, as soon as it is written and before any row does.
 */
final class OutcomeTails {
  /** Well below the connections there are, so that those who ask once are not behind them. */
  private static final int READS_MAX = 16;

  private final EventLog log;
  private final Timekeeper time;
  private final OutcomePace pace;
  private final Semaphore reads = new Semaphore(READS_MAX);

  /** Of the items whose outcomes somebody waits for. */
  private final Map<String, OutcomeTail> tails = new HashMap<>();

  OutcomeTails(EventLog log, Timekeeper time, OutcomePace pace) {
    this.log = log;
    this.time = time;
    this.pace = pace;
  }

  /** Tells `waiter`, as soon as a read shows it, unless it is completed otherwise before. */
  @SuppressWarnings("FutureReturnValueIgnored") // leaving does not fail
  void follow(String item, OutcomeTail.Waiter waiter) {
    OutcomeTail tail;
    synchronized (tails) {
      tail = tails.computeIfAbsent(item, id -> new OutcomeTail(id, log, time, pace, reads));
      tail.add(waiter);
    }
    waiter.found.whenComplete((outcome, failure) -> leave(item, tail, waiter));
  }

  private void leave(String item, OutcomeTail tail, OutcomeTail.Waiter waiter) {
    synchronized (tails) {
      if (tail.remove(waiter)) {
        tails.remove(item, tail);
      }
    }
  }

  /** The item's newest seq, above which what is decided from now on will be; 0 without events. */
  CompletionStage<Long> newest(String item) {
    return CompletableFuture.completedStage(item)
        .thenCompose(log::tail)
        .thenApply(tail -> tail.map(Commit::getSeq).orElse(0L));
  }
}
