package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.Operation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Says what is wrong with an operation, with as much of the log as shows it. */
final class Explanation {
  private static final int SEQS_SHOWN = 12;

  private final List<Operation> operations;
  private final ItemLog log;

  Explanation(List<Operation> operations, ItemLog log) {
    this.operations = operations;
    this.log = log;
  }

  /** The operation itself. */
  String of(Operation operation) {
    return String.format(
        Locale.ROOT,
        "number %x, %d wanted, asked at %s, answered %s at %s%s",
        operation.number(),
        operation.quantity(),
        time(operation.invoked()),
        operation.answer().word(),
        time(operation.completed()),
        said(operation));
  }

  /** A change of quantity that nobody asked for. */
  String of(ItemLog.Resize resize) {
    return "seq %d makes the hold numbered %x one of %d, and nobody asked for that who may have done it"
        .formatted(resize.seq(), resize.number(), resize.units());
  }

  /** A write that comes too early in the log. */
  String late(Operation operation, long written, long known) {
    return "%s; in the log it is seq %d, but seq %d was known before it was asked for"
        .formatted(of(operation), written, known);
  }

  /** An answer that was true nowhere from `known` to `newest`. */
  String nowhere(Operation operation, long known, long newest) {
    String tails =
        LongStream.rangeClosed(known, newest)
            .limit(SEQS_SHOWN)
            .mapToObj(seq -> seq + ": " + log.available(seq))
            .collect(Collectors.joining(", "));
    Line line = log.line(operation.number());
    return "%s; the tail can have been seq %d to %d meanwhile (available at %s%s); %s"
        .formatted(
            of(operation),
            known,
            newest,
            tails,
            newest - known >= SEQS_SHOWN ? ", …" : "",
            line == null
                ? "the log never placed it"
                : "the log placed " + line.quantity() + " of it at seq " + line.seq());
  }

  private static String said(Operation operation) {
    return switch (operation.answer()) {
      case SOLD_OUT -> ", saying that " + operation.stated() + " are available";
      case REPEATED, RESIZED, ENDED ->
          ", saying %d, %s at seq %d"
              .formatted(operation.units(), operation.state(), operation.seq());
      case PLACED -> ", saying seq " + operation.seq();
      default -> "";
    };
  }

  /** Since the item's first operation. */
  private String time(long nanos) {
    return nanos == Operation.NEVER
        ? "no time"
        : String.format(Locale.ROOT, "%.6f s", (nanos - operations.get(0).invoked()) / 1e9);
  }
}
