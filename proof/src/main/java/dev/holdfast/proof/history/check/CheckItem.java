package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.Operation;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether one item's history is linearizable: whether its operations can be put into one order that
 * respects real time and in which each was answered rightly. Items share nothing, so a history is
 * linearizable if each item's is (Herlihy and Wing, Linearizability, 1990, theorem 1).
 *
 * <p>In general that is a search. Here the log is the witness: it says in which order the writes
 * took effect, and what was available after each. So only the others must find a place, each
 * between two commits, at a seq that was the log's tail when it took effect:
 *
 * <ul>
 *   <li>A placed hold, and a request without an answer whose hold is in the log, stand at their
 *       commit's seq. A request without an answer and without a hold never took effect.
 *   <li>A refusal may stand at every seq at which so much was available as it said, and its id had
 *       not been placed; a repeat at every seq at which the hold was as it was answered.
 *   <li>Real time bounds where it may stand. Not before the place of any operation that was
 *       answered before it was asked; and before each commit that was asked for only after it had
 *       been answered.
 * </ul>
 *
 * <p>A cart of several items is an operation on each of them, with the answer its line was given:
 * placed with all the others, and then nobody gives it back; refused, and then as much was
 * available as it says; or not told, for another line was refused, and then it may have been placed
 * and given back.
 *
 * <p>Operations are placed in the order in which they were asked, each as early as its bounds
 * permit. An earlier place never narrows those of others; so if one then finds none, there is no
 * such order. A process that stands still for a while only widens bounds: what counts is order.
 */
public final class CheckItem {
  private final String item;
  private final List<Operation> operations;
  private final ItemLog log;
  private final Writes writes;
  private final Explanation explanation;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @param operations all that were asked of the item, and all changes of its stock; in any order
   * @param commits the item's log, read back whole when nobody wrote any more
   */
  public CheckItem(String item, List<Operation> operations, List<Commit> commits) {
    this.item = item;
    this.operations =
        operations.stream().sorted(Comparator.comparingLong(Operation::invoked)).toList();
    this.log = new ItemLog(item, commits);
    this.writes = new Writes(item, this.operations, log);
    this.explanation = new Explanation(this.operations, log);
  }

  /** Checks; to be called once. */
  public List<Violation> violations() {
    violations.addAll(log.violations());
    violations.addAll(writes.violations());
    sweep();
    return violations;
  }

  /** How often nothing was left and then something again. */
  public int comebacks() {
    return log.comebacks();
  }

  private void sweep() {
    long[] places = new long[operations.size()];
    int[] byEnd = byCompletion();
    int ended = 0;
    long known = 0;
    for (int i = 0; i < places.length; i++) {
      Operation operation = operations.get(i);
      while (ended < byEnd.length
          && operations.get(byEnd[ended]).completed() < operation.invoked()) {
        known = Math.max(known, places[byEnd[ended]]);
        ended++;
      }
      places[i] = place(operation, i, known);
    }
  }

  private int[] byCompletion() {
    return IntStream.range(0, operations.size())
        .boxed()
        .sorted(Comparator.comparingLong(i -> operations.get(i).completed()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Where it took effect.
   *
   * @param known the newest seq that was known to anybody before it was asked for
   * @return a seq; 0 where there is none
   */
  private long place(Operation operation, int index, long known) {
    long written = writes.seq(index);
    if (written != Writes.NONE) {
      if (written <= known) {
        found(Rule.OUT_OF_ORDER, explanation.late(operation, written, known));
      }
      return written;
    }
    if (operation.answer().isUnknown() || operation.answer().isWritten()) {
      return 0;
    }
    if (operation.answer() == Answer.OTHER) {
      found(Rule.WRONG_ANSWER, explanation.of(operation));
      return 0;
    }
    long newest = writes.newestAt(operation.completed());
    for (long seq = known; seq <= newest; seq++) {
      if (isTrueAt(operation, seq)) {
        return seq;
      }
    }
    Rule rule =
        operation.seq() > 0 || operation.answer() == Answer.ID_REUSED
            ? Rule.FALSE_REPEAT
            : Rule.FALSE_REFUSAL;
    found(rule, explanation.nowhere(operation, known, newest));
    return 0;
  }

  private boolean isTrueAt(Operation operation, long seq) {
    Line line = log.line(operation.number());
    boolean placed = line != null && line.seq() <= seq;
    return switch (operation.answer()) {
      case REPEATED ->
          placed
              && line.quantity() == operation.quantity()
              && line.expiresAt() == operation.stated()
              && line.standsSo(seq, operation.seq(), operation.state());
      case ID_REUSED -> placed && line.quantity() != operation.quantity();
      case SOLD_OUT ->
          !placed
              && log.available(seq) == operation.stated()
              && operation.stated() < operation.quantity();
      case UNKNOWN_ITEM -> log.available(seq) == ItemLog.NO_ITEM;
      default -> false;
    };
  }

  private void found(Rule rule, String detail) {
    violations.add(new Violation(rule, item, detail));
  }
}
