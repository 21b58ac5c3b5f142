package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A log whose appends and reads a test can hold back, whose requests and answers it can lose, and
 * whose rows it can make unreadable. It counts what it is asked.
 */
public final class ScriptedLog implements EventLog {
  /** What happens to an append. */
  public enum Fault {
    REQUEST_LOST,
    ANSWER_LOST
  }

  private final UnreadableRows log;
  private final Deque<Runnable> heldBack = new ArrayDeque<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<Commit> appends = new ArrayList<>();
  private boolean holding;
  private boolean deaf;
  private int reads;

  public ScriptedLog(EventLog log) {
    this.log = new UnreadableRows(log);
  }

  /** Its rows, to damage some. */
  public UnreadableRows rows() {
    return log;
  }

  /** From now on nothing is done until {@link #letOneThrough}. */
  public void holdBack() {
    holding = true;
  }

  public void letOneThrough() {
    heldBack.remove().run();
  }

  public void letAllThrough() {
    holding = false;
    while (!heldBack.isEmpty()) {
      heldBack.remove().run();
    }
  }

  /** The next appends meet these faults, in order. */
  public void fail(Fault... next) {
    faults.addAll(List.of(next));
  }

  /** From now on no request arrives, or all do again. */
  public void deaf(boolean deaf) {
    this.deaf = deaf;
  }

  /** Every append tried, repeats among them. */
  public List<Commit> appends() {
    return appends;
  }

  /** Reads of commits after a seq. */
  public int reads() {
    return reads;
  }

  public int waiting() {
    return heldBack.size();
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    appends.add(commit);
    Fault fault = faults.poll();
    return schedule(
        () -> {
          if (deaf || fault == Fault.REQUEST_LOST) {
            return lost();
          }
          CompletionStage<AppendResult> result = log.append(commit);
          return fault == Fault.ANSWER_LOST ? lost() : result;
        });
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    reads++;
    return schedule(() -> deaf ? lost() : log.read(item, afterSeq, limit));
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return log.newest(item, afterSeq, limit);
  }

  private <T> CompletionStage<T> schedule(Supplier<CompletionStage<T>> operation) {
    if (!holding) {
      return operation.get();
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    heldBack.add(
        () ->
            operation
                .get()
                .whenComplete(
                    (value, failure) -> {
                      if (failure == null) {
                        answer.complete(value);
                      } else {
                        answer.completeExceptionally(failure);
                      }
                    }));
    return answer;
  }

  private static <T> CompletionStage<T> lost() {
    return CompletableFuture.failedStage(new TimeoutException("no answer"));
  }
}
