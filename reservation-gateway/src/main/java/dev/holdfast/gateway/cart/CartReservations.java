package dev.holdfast.gateway.cart;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer.Lacking;
import dev.holdfast.gateway.http.PartlyDoneException;
import dev.holdfast.log.Causes;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds several items at once: all of them, or none.
 *
 * <p>Each line is a hold of its own. First all are looked at, so that a line which is refused
 * anyway is found before anything is placed. Then {@link PlaceLines} places them; if one is refused
 * all the same, those placed by this try are withdrawn. Until then they are tentative ({@link
 * dev.holdfast.domain.TentativeHolds}), and others who lack their units wait a little before they
 * are refused. After a crash they run out.
 *
 * <p>Tries of one request may overlap: what a try finds placed it claims before it says that all is
 * held, and whoever placed it withdraws nothing that is claimed. So no caller hears of a hold that
 * is taken back afterwards.
 */
public final class CartReservations {
  private static final Logger LOG = LoggerFactory.getLogger(CartReservations.class);

  private final CartHolds holds;
  private final PlaceLines placing;

  /**
   * @param clock the gateway's, epoch milliseconds
   */
  public CartReservations(CartHolds holds, LongSupplier clock) {
    this.holds = holds;
    this.placing = new PlaceLines(holds, clock);
  }

  /**
   * Fails as a single reservation would, if it is not known whether all is held. Asked again with
   * the same id it is reported; what nobody asks for again runs out.
   */
  public CompletionStage<CartAnswer> reserve(CartRequest wanted) {
    List<ReserveRequest> lines = wanted.lines();
    if (wanted.partial()) {
      return All.of(lines, placing::ask).thenCompose(this::part);
    }
    if (lines.size() == 1) {
      return All.of(lines, placing::ask).thenCompose(this::allOrNone);
    }
    return All.of(lines, this::look)
        .thenApply(looks -> looks.stream().flatMap(Optional::stream).toList())
        .thenCompose(
            lacking ->
                lacking.isEmpty()
                    ? placing.place(lines).thenCompose(this::allOrNone)
                    : CompletableFuture.completedStage(new CartAnswer.Refused(lacking, true)));
  }

  private CompletionStage<Optional<Lacking>> look(ReserveRequest wanted) {
    return holds.look(wanted).thenApply(refusal -> refusal.map(why -> new Lacking(wanted, why)));
  }

  private CompletionStage<CartAnswer> part(List<Line> lines) {
    List<Lacking> lacking = lacking(lines);
    if (lacking.size() == lines.size()) {
      return CompletableFuture.completedFuture(new CartAnswer.Refused(lacking, true));
    }
    return failure(lines)
        .thenCompose(none -> standing(lines))
        .thenApply(holds -> new CartAnswer.Held(holds, isNew(lines), lacking));
  }

  private CompletionStage<CartAnswer> allOrNone(List<Line> lines) {
    List<Lacking> lacking = lacking(lines);
    if (!lacking.isEmpty()) {
      boolean known = lines.stream().allMatch(line -> line.failure() == null);
      return withdraw(lines)
          .thenApply(done -> new CartAnswer.Refused(lacking, known && !done.contains(false)));
    }
    return failure(lines)
        .thenCompose(none -> standing(lines))
        .thenCompose(holds -> settle(lines, holds));
  }

  private CompletionStage<List<Hold>> standing(List<Line> lines) {
    return All.of(lines.stream().filter(line -> !line.lacks()).toList(), this::standing)
        .exceptionallyCompose(failure -> CompletableFuture.failedStage(partly(Causes.of(failure))));
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
    List<Hold> ended = holds.stream().filter(Line::hasEnded).toList();
    return ended.isEmpty()
        ? CompletableFuture.completedFuture(new CartAnswer.Held(holds, isNew(lines), List.of()))
        : withdraw(lines).thenApply(done -> new CartAnswer.Over(ended));
  }

  /** Ends when all has been tried: what the log does not take now runs out by itself. */
  private CompletionStage<List<Boolean>> withdraw(List<Line> lines) {
    return All.of(
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
    return lines.stream().filter(Line::lacks).map(Line::lacking).toList();
  }

  /** Fails if a line has. */
  private static CompletionStage<Void> failure(List<Line> lines) {
    boolean nonePlaced = lines.stream().noneMatch(Line::isPlaced);
    return lines.stream()
        .filter(line -> line.failure() != null)
        .map(line -> Causes.of(line.failure()))
        // Of what is not known that is told; of what was not done only if nothing else was.
        .min(Comparator.comparing(cause -> !isUnknown(cause)))
        .map(cause -> CompletableFuture.<Void>failedStage(nonePlaced ? cause : partly(cause)))
        .orElse(CompletableFuture.completedStage(null));
  }

  private static Throwable partly(Throwable cause) {
    return isUnknown(cause) ? cause : new PartlyDoneException(cause);
  }

  /** Whether it says of itself that something may have been done. */
  private static boolean isUnknown(Throwable cause) {
    return cause instanceof LogUnavailableException;
  }
}
