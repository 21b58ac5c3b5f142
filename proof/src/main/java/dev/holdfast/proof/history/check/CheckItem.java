package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Operation;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
 *   <li>Of a change of quantity the log does not tell who asked for it. One that was answered
 *       stands where the hold is as it was answered, and each in the log must have been asked for
 *       by somebody who may have made it ({@link Resizes}).
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
  private final Resizes resizes;
  private final Writes writes;
  private final Explanation explanation;
  private final List<Violation> violations = new ArrayList<>();

  /** Of lines of carts that were refused, where they may stand. */
  private final Map<Operation, List<Long>> refusedAt = new HashMap<>();

  /**
   * @param operations all that were asked of the item, and all changes of its stock; in any order
   * @param commits the item's log, read back whole when nobody wrote any more
   * @param fleet whether gateways have handed requests to each other
   */
  public CheckItem(String item, List<Operation> operations, List<Commit> commits, boolean fleet) {
    this.item = item;
    this.operations =
        operations.stream().sorted(Comparator.comparingLong(Operation::invoked)).toList();
    this.log = new ItemLog(item, commits);
    this.resizes = new Resizes(this.operations, log);
    this.writes = new Writes(item, this.operations, log, resizes, fleet);
    this.explanation = new Explanation(this.operations, log);
  }

  /** Checks; to be called once. */
  public List<Violation> violations() {
    violations.addAll(log.violations());
    violations.addAll(writes.violations());
    sweep();
    return violations;
  }

  /** Tells of the carts' lines, once it has checked. */
  public void tell(Contention contention) {
    for (Operation operation : operations) {
      if (operation.kind() == Kind.LINE) {
        contention.add(
            item,
            operation,
            log.line(operation.number()),
            refusedAt.getOrDefault(operation, List.of()));
      }
    }
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
      resizes.asked(operation, known);
    }
    resizes.unexplained().forEach(one -> found(Rule.NOBODYS, explanation.of(one)));
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
      if (operation.answer() != Answer.REPEATED) {
        return written;
      }
    }
    if (operation.answer().isUnknown() || operation.answer().isWritten()) {
      return 0;
    }
    if (operation.answer() == Answer.OTHER) {
      found(Rule.WRONG_ANSWER, explanation.of(operation));
      return 0;
    }
    long newest = writes.newestAt(operation.completed());
    if (operation.kind() == Kind.LINE && operation.answer() == Answer.SOLD_OUT) {
      refusedAt.put(
          operation,
          LongStream.rangeClosed(known, newest)
              .filter(seq -> isTrueAt(operation, seq))
              .boxed()
              .toList());
    }
    for (long seq = known; seq <= newest; seq++) {
      if (isTrueAt(operation, seq)) {
        return seq;
      }
    }
    found(rule(operation), explanation.nowhere(operation, known, newest));
    return 0;
  }

  /** What an operation breaks that has no place. */
  private static Rule rule(Operation operation) {
    return switch (operation.answer()) {
      case REPEATED, ID_REUSED -> Rule.FALSE_REPEAT;
      case RESIZED, ENDED, UNKNOWN_RESERVATION -> Rule.FALSE_CHANGE;
      default -> Rule.FALSE_REFUSAL;
    };
  }

  private boolean isTrueAt(Operation operation, long seq) {
    Line line = log.line(operation.number());
    boolean placed = line != null && line.seq() <= seq;
    return switch (operation.answer()) {
      case REPEATED ->
          placed && line.quantity() == operation.quantity() && standsSo(line, operation, seq);
      case RESIZED ->
          placed
              && operation.state() == HoldState.HELD
              && operation.units() == operation.quantity()
              && standsSo(line, operation, seq);
      case ENDED -> placed && operation.state() != HoldState.HELD && standsSo(line, operation, seq);
      case UNKNOWN_RESERVATION -> !placed && log.available(seq) != ItemLog.NO_ITEM;
      case ID_REUSED -> placed && line.quantity() != operation.quantity();
      case SOLD_OUT -> log.available(seq) == operation.stated() && isLacking(operation, line, seq);
      case UNKNOWN_ITEM -> log.available(seq) == ItemLog.NO_ITEM;
      default -> false;
    };
  }

  private static boolean standsSo(Line line, Operation operation, long seq) {
    return line.expiresAt() == operation.stated()
        && line.standsSo(seq, operation.seq(), operation.state(), operation.units());
  }

  /** A hold is refused if its id was not placed; more units, if it was and is held. */
  private static boolean isLacking(Operation operation, Line line, long seq) {
    long held = line == null ? 0 : line.heldAt(seq);
    boolean isOpen =
        operation.kind() == Kind.QUANTITY ? held > 0 : line == null || line.seq() > seq;
    return isOpen && operation.quantity() - held > operation.stated();
  }

  private void found(Rule rule, String detail) {
    violations.add(new Violation(rule, item, detail));
  }
}
