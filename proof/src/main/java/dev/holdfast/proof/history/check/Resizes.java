package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.check.ItemLog.Resize;
import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log's changes of quantity, and who may have asked for each: a change has no id. That is
 * everybody who asked for that quantity of that hold and was told of this very commit, or of
 * nothing. Each must have one who may: asked when the log did not have it yet.
 */
final class Resizes {
  private record Wanted(int number, long units) {}

  private final List<Resize> resizes;
  private final Map<Wanted, List<Resize>> byWanted = new HashMap<>();
  private final Map<Resize, Long> askedSince = new HashMap<>();
  private final List<Resize> unexplained;

  /**
   * @param operations in the order in which they were asked
   */
  Resizes(List<Operation> operations, ItemLog log) {
    this.resizes = log.resizes();
    this.unexplained = new ArrayList<>(resizes);
    for (Resize resize : resizes) {
      Wanted wanted = new Wanted(resize.number(), resize.units());
      byWanted.computeIfAbsent(wanted, key -> new ArrayList<>(1)).add(resize);
    }
    for (Operation operation : operations) {
      mayBeOf(operation).forEach(resize -> askedSince.putIfAbsent(resize, operation.invoked()));
    }
  }

  /** Those that the operation may have made. */
  private List<Resize> mayBeOf(Operation operation) {
    boolean mayHave =
        operation.kind() == Kind.QUANTITY
            && (operation.answer().isUnknown() || operation.answer() == Answer.RESIZED);
    if (!mayHave) {
      return List.of();
    }
    Wanted wanted = new Wanted(operation.number(), operation.quantity());
    return byWanted.getOrDefault(wanted, List.of()).stream()
        .filter(one -> operation.answer().isUnknown() || one.seq() == operation.seq())
        .toList();
  }

  /**
   * An operation was asked.
   *
   * @param known the newest seq that was known to anybody before
   */
  void asked(Operation operation, long known) {
    mayBeOf(operation).stream().filter(resize -> resize.seq() > known).forEach(unexplained::remove);
  }

  /** Those that nobody may have asked for. */
  List<Resize> unexplained() {
    return unexplained;
  }

  List<Resize> all() {
    return resizes;
  }

  /** When it was first asked for by anybody who may have made it; the end of time for nobody. */
  long askedSince(Resize resize) {
    return askedSince.getOrDefault(resize, Long.MAX_VALUE);
  }
}
