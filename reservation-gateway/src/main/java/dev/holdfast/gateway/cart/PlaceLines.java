package dev.holdfast.gateway.cart;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.domain.TentativeHolds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Places the lines of a cart until all are held or one is not: at once where plenty is left after
 * them, the others one after the other, in the order of their items' ids.
 *
 * <p>So of carts that contend one wins, however many they are and however they overlap. Suppose all
 * of them are refused, each because of units that others of them hold. Take one that is refused at
 * the item that comes last of those at which any is. Somebody took the last of its units in turn,
 * for who takes out of turn leaves plenty; he is one of them, so he is refused, and where? At an
 * item that comes later still. There is none.
 *
 * <p>For lines of more units than plenty is ({@link dev.holdfast.domain.Levels#plenty}) that is not
 * proven, since what was taken out of turn may be what they lack.
 */
final class PlaceLines {
  /**
   * How long after its first hold a cart gives up waiting for units that others hold tentatively.
   * Shorter than its own holds count as tentative: who waits for these outlasts it.
   */
  static final long TRY_MILLIS = 200;

  private final CartHolds holds;
  private final LongSupplier clock;

  /**
   * @param clock epoch milliseconds
   */
  PlaceLines(CartHolds holds, LongSupplier clock) {
    this.holds = holds;
    this.clock = clock;
  }

  /** What was asked for and what it came to, in the order of the items; never fails. */
  CompletionStage<List<Line>> place(List<ReserveRequest> wanted) {
    return All.of(wanted, line -> ask(line.as(Part.OF_PLENTY)))
        .thenCompose(
            lines -> {
              Deque<ReserveRequest> left = new ArrayDeque<>();
              lines.stream().filter(Line::isScarce).map(Line::wanted).forEach(left::add);
              lines.removeIf(Line::isScarce);
              return inTurn(lines, left);
            })
        .thenApply(PlaceLines::inOrder);
  }

  /** Asks for one line. */
  CompletionStage<Line> ask(ReserveRequest wanted) {
    return holds.reserve(wanted).handle((answer, failure) -> new Line(wanted, answer, failure));
  }

  private CompletionStage<List<Line>> inTurn(List<Line> done, Deque<ReserveRequest> left) {
    if (left.isEmpty() || done.stream().anyMatch(Line::endsTheTry)) {
      return CompletableFuture.completedStage(done);
    }
    ReserveRequest next = left.removeFirst().as(Part.IN_TURN).patientFor(patienceMillis(done));
    return ask(next)
        .thenCompose(
            line -> {
              List<Line> more = new ArrayList<>(done);
              more.add(line);
              return inTurn(more, left);
            });
  }

  private long patienceMillis(List<Line> done) {
    long until =
        done.stream()
            .filter(Line::isPlaced)
            .mapToLong(line -> line.hold().getPlacedAt() + TRY_MILLIS)
            .min()
            .orElse(Long.MAX_VALUE);
    return Math.max(0, Math.min(TentativeHolds.BOUND_MILLIS, until - clock.getAsLong()));
  }

  private static List<Line> inOrder(List<Line> lines) {
    return lines.stream().sorted(Comparator.comparing(line -> line.wanted().item())).toList();
  }
}
