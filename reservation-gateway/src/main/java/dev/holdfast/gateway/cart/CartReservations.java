package dev.holdfast.gateway.cart;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer.Lacking;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer.Placed;
import dev.holdfast.gateway.reserve.ReserveAnswer.Repeated;
import dev.holdfast.log.Causes;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds several items at once: all of them, or none.
 *
 * <p>Items have no order among each other, so each line is a hold of its own. If one is refused,
 * those placed by this try are withdrawn; after a crash they run out. Tries of one request may
 * overlap: what a try finds placed it claims before it says that all is held, and whoever placed it
 * withdraws nothing that is claimed. So no caller hears of a hold that is taken back afterwards.
 */
public final class CartReservations {
  private static final Logger LOG = LoggerFactory.getLogger(CartReservations.class);

  private final CartHolds holds;

  public CartReservations(CartHolds holds) {
    this.holds = holds;
  }

  /** A line once it was asked for; one of both is null. */
  private record Line(ReserveRequest wanted, ReserveAnswer answer, Throwable failure) {
    boolean lacks() {
      return answer != null && hold() == null;
    }

    boolean isPlaced() {
      return answer instanceof Placed;
    }

    Hold hold() {
      if (answer instanceof Placed placed) {
        return placed.hold();
      }
      return answer instanceof Repeated repeated ? repeated.hold() : null;
    }
  }

  /**
   * Fails as a single reservation would, if it is not known whether all is held. Asked again with
   * the same id it is reported; what nobody asks for again runs out.
   */
  public CompletionStage<CartAnswer> reserve(CartRequest wanted) {
    return forAll(wanted.lines(), this::ask)
        .thenCompose(lines -> wanted.partial() ? part(lines) : allOrNone(lines));
  }

  private CompletionStage<Line> ask(ReserveRequest wanted) {
    return holds.reserve(wanted).handle((answer, failure) -> new Line(wanted, answer, failure));
  }

  private CompletionStage<CartAnswer> part(List<Line> lines) {
    List<Lacking> lacking = lacking(lines);
    if (lacking.size() == lines.size()) {
      return CompletableFuture.completedFuture(new CartAnswer.Refused(lacking));
    }
    return failure(lines)
        .thenCompose(none -> standing(lines))
        .thenApply(holds -> new CartAnswer.Held(holds, isNew(lines), lacking));
  }

  private CompletionStage<CartAnswer> allOrNone(List<Line> lines) {
    List<Lacking> lacking = lacking(lines);
    if (!lacking.isEmpty()) {
      return withdraw(lines).thenApply(done -> new CartAnswer.Refused(lacking));
    }
    return failure(lines)
        .thenCompose(none -> standing(lines))
        .thenCompose(holds -> settle(lines, holds));
  }

  private CompletionStage<List<Hold>> standing(List<Line> lines) {
    return forAll(lines.stream().filter(line -> !line.lacks()).toList(), this::standing);
  }

  /** A line that an earlier try has placed is claimed; one that was placed now is ours. */
  private CompletionStage<Hold> standing(Line line) {
    boolean foreign = !line.isPlaced() && Holds.isOpen(line.hold());
    return foreign
        ? holds.claim(line.hold()).thenApply(claimed -> claimed.orElseGet(() -> lost(line.hold())))
        : CompletableFuture.completedFuture(line.hold());
  }

  /** What cannot be found again is promised to nobody. */
  private static Hold lost(Hold hold) {
    return Hold.newBuilder(hold).setStatus(HoldStatus.released).build();
  }

  private CompletionStage<CartAnswer> settle(List<Line> lines, List<Hold> holds) {
    List<Hold> ended = holds.stream().filter(CartReservations::hasEnded).toList();
    return ended.isEmpty()
        ? CompletableFuture.completedFuture(new CartAnswer.Held(holds, isNew(lines), List.of()))
        : withdraw(lines).thenApply(done -> new CartAnswer.Over(ended));
  }

  private static boolean hasEnded(Hold hold) {
    return !Holds.isOpen(hold) && hold.getStatus() != HoldStatus.confirmed;
  }

  /** Ends when all has been tried: what the log does not take now runs out by itself. */
  private CompletionStage<List<Boolean>> withdraw(List<Line> lines) {
    return forAll(
        lines.stream().filter(Line::isPlaced).map(Line::hold).toList(),
        hold ->
            holds
                .withdraw(hold)
                .exceptionally(
                    failure -> {
                      LOG.warn(
                          "reservation {} of item {} is not given back and runs out: {}",
                          hold.getReservation(),
                          hold.getItem(),
                          Causes.of(failure).getMessage());
                      return false;
                    }));
  }

  private static boolean isNew(List<Line> lines) {
    return lines.stream().anyMatch(Line::isPlaced);
  }

  private static List<Lacking> lacking(List<Line> lines) {
    return lines.stream()
        .filter(Line::lacks)
        .map(line -> new Lacking(line.wanted(), line.answer()))
        .toList();
  }

  /** Fails if a line has. */
  private static CompletionStage<Void> failure(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.failure() != null)
        .findFirst()
        .map(line -> CompletableFuture.<Void>failedStage(Causes.of(line.failure())))
        .orElse(CompletableFuture.completedStage(null));
  }

  private static <A, B> CompletionStage<List<B>> forAll(
      List<A> all, Function<A, CompletionStage<B>> one) {
    CompletionStage<List<B>> done = CompletableFuture.completedStage(new ArrayList<>());
    List<CompletionStage<B>> begun = all.stream().map(one).toList();
    for (CompletionStage<B> stage : begun) {
      done =
          done.thenCombine(
              stage,
              (results, result) -> {
                results.add(result);
                return results;
              });
    }
    return done;
  }
}
