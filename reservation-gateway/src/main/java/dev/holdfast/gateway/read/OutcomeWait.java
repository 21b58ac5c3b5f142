package dev.holdfast.gateway.read;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Waits for outcomes; no thread waits with those who do. An outcome is learned where it comes to
 * be: the log has it above the command's stamp, see {@link OutcomeTails}. The read model, which has
 * it later, is asked now and then besides: the same command may have been decided before it was
 * sent again, below its stamp, and a log of which a row cannot be read tells nothing.
 */
public final class OutcomeWait {
  private static final int WAITING_MAX = 1_000;

  /** With the log's own, below the connections there are. */
  private static final int ROW_LOOKS_MAX = 8;

  private final Outcomes rows;
  private final Timekeeper time;
  private final OutcomePace pace = new OutcomePace();
  private final OutcomeTails tails;
  private final Semaphore seats = new Semaphore(WAITING_MAX);
  private final Semaphore rowLooks = new Semaphore(ROW_LOOKS_MAX);

  public OutcomeWait(Outcomes rows, EventLog log, Timekeeper time) {
    this.rows = rows;
    this.time = time;
    this.tails = new OutcomeTails(log, time, pace);
  }

  /**
   * The outcome under the id of a command that has just been sent, as soon as the log has it; of
   * whatever content. Empty if it is not there within `seconds`, or at once if too many wait
   * already.
   */
  public CompletionStage<Optional<Outcome>> afterSending(Command sent, int seconds) {
    if (!seats.tryAcquire()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Wait wait = new Wait(sent.getItem(), sent.getCommand(), seconds);
    wait.follow(sent.getSeq()).thenRun(() -> pace.found(time.now() - wait.since));
    wait.lookAtRowsIn(2 * pace.usual());
    return wait.result;
  }

  /** The same of a command of which it is not known when it was sent. */
  public CompletionStage<Optional<Outcome>> await(String item, String command, int seconds) {
    if (!seats.tryAcquire()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Wait wait = new Wait(item, command, seconds);
    // In this order: what the log has had before is in its row now, or soon.
    tails
        .newest(item)
        .whenComplete(
            (newest, failure) -> {
              wait.lookAtRows(false);
              if (failure == null) {
                wait.follow(newest);
              }
              wait.lookAtRowsIn(2 * pace.usual());
            });
    return wait.result;
  }

  private CompletionStage<Optional<Outcome>> row(String item, String command) {
    if (!rowLooks.tryAcquire()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.completedStage(item)
        .thenCompose(of -> rows.find(of, command))
        .whenComplete((outcome, failure) -> rowLooks.release());
  }

  /** One who waits. */
  @SuppressWarnings("FutureReturnValueIgnored") // what fails shows in the wait itself
  private final class Wait {
    final String item;
    final String command;
    final long since = time.now();
    final CompletableFuture<Optional<Outcome>> result = new CompletableFuture<>();

    Wait(String item, String command, int seconds) {
      this.item = item;
      this.command = command;
      result.whenComplete((outcome, failure) -> seats.release());
      time.after(seconds * 1_000L, () -> lookAtRows(true));
    }

    /** Learns what the log has above `stamp`. */
    CompletionStage<Outcome> follow(long stamp) {
      OutcomeTail.Waiter waiter = new OutcomeTail.Waiter(command, stamp, since);
      result.whenComplete((outcome, failure) -> waiter.found.cancel(false));
      tails.follow(item, waiter);
      return waiter.found.whenComplete(
          (outcome, failure) -> {
            if (failure == null) {
              result.complete(Optional.of(outcome));
            }
          });
    }

    /** Looks again and again, each time after twice as long: most outcomes come from the log. */
    void lookAtRowsIn(long millis) {
      time.after(
          millis,
          () -> {
            if (!result.isDone()) {
              lookAtRows(false);
              lookAtRowsIn(2 * millis);
            }
          });
    }

    /**
     * @param last whether the wait ends with it
     */
    void lookAtRows(boolean last) {
      if (!result.isDone()) {
        row(item, command)
            .whenComplete(
                (outcome, failure) -> {
                  if (failure == null && outcome.isPresent()) {
                    result.complete(outcome);
                  } else if (last) {
                    result.complete(Optional.empty());
                  }
                });
      }
    }
  }
}
