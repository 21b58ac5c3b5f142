package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Names;
import dev.holdfast.proof.history.record.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which operation put what into the log. What was answered as written is what the answer says; for
 * the rest the first one counts that asked for it and got no answer: whichever it was in truth, it
 * was not asked for earlier. In a fleet so does one who is told of a hold as one that is there: he
 * may have asked for it, and the gateway that placed it was not heard. Changes of quantity are told
 * by {@link Resizes}.
 */
final class Writes {
  /** The seq of an operation that wrote nothing. */
  static final long NONE = -1;

  /** A commit, and when it was asked for at the earliest. */
  private record Write(long invoked, long seq) {}

  private final String item;
  private final ItemLog log;
  private final long[] seqs;
  private final long[] invoked;
  private final long[] oldestFrom;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @param operations in the order in which they were asked
   * @param fleet whether gateways have handed requests to each other
   */
  Writes(String item, List<Operation> operations, ItemLog log, Resizes resizes, boolean fleet) {
    this.item = item;
    this.log = log;
    this.seqs = new long[operations.size()];
    Arrays.fill(seqs, NONE);
    Map<Integer, Integer> writers = new HashMap<>();
    for (int i = 0; i < seqs.length; i++) {
      if (operations.get(i).answer().isWritten()) {
        answered(operations.get(i), i, writers);
      }
    }
    for (int i = 0; i < seqs.length; i++) {
      if (mayHaveWritten(operations.get(i), fleet)) {
        unanswered(operations.get(i), i, writers);
      }
    }
    log.lines().forEach((number, line) -> expectWriter(number, line, writers));
    List<Write> written = new ArrayList<>();
    for (int i = 0; i < seqs.length; i++) {
      if (seqs[i] != NONE) {
        written.add(new Write(operations.get(i).invoked(), seqs[i]));
      }
    }
    resizes.all().forEach(one -> written.add(new Write(resizes.askedSince(one), one.seq())));
    written.sort(Comparator.comparingLong(Write::invoked));
    this.invoked = written.stream().mapToLong(Write::invoked).toArray();
    this.oldestFrom = new long[invoked.length + 1];
    oldestFrom[invoked.length] = log.tail() + 1;
    for (int i = invoked.length - 1; i >= 0; i--) {
      oldestFrom[i] = Math.min(written.get(i).seq(), oldestFrom[i + 1]);
    }
  }

  List<Violation> violations() {
    return violations;
  }

  /** The commit that holds the operation's effect, or {@link #NONE}. */
  long seq(int index) {
    return seqs[index];
  }

  /** The newest seq that may have been the tail at a time: the next was asked for later. */
  long newestAt(long time) {
    int first = Arrays.binarySearch(invoked, time);
    int later = first < 0 ? -first - 1 : first;
    while (later < invoked.length && invoked[later] <= time) {
      later++;
    }
    return oldestFrom[later] - 1;
  }

  private void answered(Operation operation, int index, Map<Integer, Integer> writers) {
    Line line = log.line(operation.number());
    String name = name(operation);
    Integer before = writers.putIfAbsent(operation.number(), index);
    if (before != null) {
      found(
          Rule.PLACED_TWICE,
          "%s was answered as new with seq %d and again with seq %d"
              .formatted(name, seqs[before], operation.seq()));
    } else if (line == null) {
      found(
          Rule.NOT_IN_LOG, "%s, answered with seq %d, is nowhere".formatted(name, operation.seq()));
    } else if (!isWrittenBy(line, operation)
        || line.quantity() != operation.quantity()
        || line.expiresAt() != operation.stated()) {
      found(
          Rule.NOT_IN_LOG,
          "%s was answered with seq %d, quantity %d, end %d; the log has seq %d, quantity %d, end %d"
              .formatted(
                  name,
                  operation.seq(),
                  operation.quantity(),
                  operation.stated(),
                  line.seq(),
                  line.quantity(),
                  line.expiresAt()));
    }
    if (line != null && line.isWithdrawn()) {
      found(Rule.TAKEN_BACK, "%s, answered with seq %d".formatted(name, operation.seq()));
    }
    seqs[index] = line == null ? NONE : line.seq();
  }

  /** A cart that had to try a line twice is told of it as its second try found it. */
  private static boolean isWrittenBy(Line line, Operation operation) {
    return operation.kind() == Kind.LINE
        ? line.isPlacedOrClaimedBy(operation.seq())
        : line.seq() == operation.seq();
  }

  private static boolean mayHaveWritten(Operation operation, boolean fleet) {
    boolean isUnheard = operation.answer().isUnknown() && operation.kind() != Kind.QUANTITY;
    return isUnheard || (fleet && operation.answer() == Answer.REPEATED);
  }

  private void unanswered(Operation operation, int index, Map<Integer, Integer> writers) {
    Line line = log.line(operation.number());
    if (line != null
        && line.quantity() == operation.quantity()
        && writers.putIfAbsent(operation.number(), index) == null) {
      seqs[index] = line.seq();
    }
  }

  private void expectWriter(int number, Line line, Map<Integer, Integer> writers) {
    if (!writers.containsKey(number)) {
      found(
          Rule.NOBODYS,
          "number %x is in seq %d, but nobody who may have put it there asked for it"
              .formatted(number, line.seq()));
    }
  }

  private static String name(Operation operation) {
    return operation.answer() == Answer.CHANGED
        ? Names.change(operation.number())
        : "the hold numbered %x".formatted(operation.number());
  }

  private void found(Rule rule, String detail) {
    violations.add(new Violation(rule, item, detail));
  }
}
