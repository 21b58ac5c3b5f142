package dev.holdfast.log;

import dev.holdfast.schema.Hold;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The read model of reservations. A row is written before the snapshot that covers it, so rows and
 * the commits above a snapshot together have every reservation.
 */
public interface ReservationRows {
  /** The row, read strongly. */
  CompletionStage<Optional<Hold>> find(String item, String reservation);
}
