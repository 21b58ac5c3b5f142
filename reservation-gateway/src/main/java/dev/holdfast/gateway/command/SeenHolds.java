package dev.holdfast.gateway.command;

import dev.holdfast.domain.Holds;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.reserve.PlacedHolds;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Hold;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks at the holds that commands are about. Of one that this gateway has placed nothing is read,
 * and of one that its row calls open nothing more; of all others the log says it, as of a moment
 * after the question.
 */
public final class SeenHolds {
  private final PlacedHolds placed;
  private final ReservationRows rows;
  private final ItemWriter writer;

  public SeenHolds(PlacedHolds placed, ReservationRows rows, ItemWriter writer) {
    this.placed = placed;
    this.rows = rows;
    this.writer = writer;
  }

  /** The hold that a command is about. */
  public CompletionStage<SeenHold> look(Draft draft) {
    String item = draft.item();
    String reservation = draft.content().getReservation();
    if (reservation == null) {
      return CompletableFuture.completedStage(new SeenHold.Unsaid());
    }
    OptionalLong openAt = placed.take(item, reservation);
    if (openAt.isPresent()) {
      return CompletableFuture.completedStage(new SeenHold.Open(openAt.getAsLong()));
    }
    return rows.find(item, reservation)
        .thenCompose(
            row ->
                row.filter(Holds::isOpen).isPresent()
                    ? CompletableFuture.completedStage(seen(new FindCall.Found(true, row.get())))
                    : writer.submit(item, new FindCall(reservation)).thenApply(SeenHolds::seen))
        .exceptionally(failure -> new SeenHold.Unsaid());
  }

  private static SeenHold seen(FindCall.Found found) {
    Hold hold = found.hold();
    if (hold == null || Holds.isClosed(hold)) {
      return new SeenHold.Ended(found);
    }
    return Holds.isOpen(hold) ? new SeenHold.Open(hold.getSeq()) : new SeenHold.Unsaid();
  }
}
