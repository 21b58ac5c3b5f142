package dev.holdfast.proof.simulate.actors;

import dev.holdfast.log.ReservationRows;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Hold;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Look-ups that at times find nothing where there is something, not long ago. */
record SlippingRows(ReservationRows rows, World world, Book book) implements ReservationRows {
  /** While the job still remembers what was placed. */
  private static final long SLIP_WITHIN_MILLIS = Scale.MEMORY.toMillis() / 3;

  @Override
  public CompletionStage<Optional<Hold>> find(String item, String reservation) {
    return rows.find(item, reservation)
        .thenApply(
            found -> {
              if (found.isEmpty()
                  || world.now() - found.get().getAt() > SLIP_WITHIN_MILLIS
                  || !world.faults.strikes(Fault.REPEAT_SLIPPED)) {
                return found;
              }
              book.slipped(item, reservation);
              return Optional.empty();
            });
  }
}
