package dev.holdfast.gateway.command;

import dev.holdfast.domain.Holds;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Hold;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Which holds have ended, or never were, as the log says it at a moment after the question. For one
 * that its row calls open, the commonest, nothing more is read.
 */
public final class EndedHolds {
  private final ReservationRows rows;
  private final ItemWriter writer;

  public EndedHolds(ReservationRows rows, ItemWriter writer) {
    this.rows = rows;
    this.writer = writer;
  }

  /** What is certain; empty for an open hold, or if nobody can say now. */
  CompletionStage<Optional<FindCall.Found>> find(String item, String reservation) {
    return rows.find(item, reservation)
        .thenCompose(
            row ->
                row.filter(Holds::isOpen).isPresent()
                    ? CompletableFuture.completedStage(Optional.<FindCall.Found>empty())
                    : writer.submit(item, new FindCall(reservation)).thenApply(Optional::of))
        .thenApply(found -> found.filter(one -> hasEnded(one.hold())))
        .exceptionally(failure -> Optional.empty());
  }

  private static boolean hasEnded(Hold hold) {
    return hold == null || Holds.isClosed(hold);
  }
}
