package dev.holdfast.job.sink;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockStatus;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/** A level in the words of product pages. */
public final class AvailabilityRow {
  private AvailabilityRow() {}

  /**
   * @param shortfallHolds the reservations that a shortfall falls to first; empty where there is
   *     none
   */
  public static Availability of(StockLevel level, List<String> shortfallHolds) {
    return Availability.newBuilder()
        .setItem(level.getItem())
        .setAvailable(Levels.available(level))
        .setOnHand(level.getOnHand())
        .setReserved(level.getReserved())
        .setStatus(StockStatus.of(level).word())
        .setShortfall(Levels.shortfall(level))
        .setSeq(level.getSeq())
        .setAt(level.getAt())
        .setShortfallHolds(shortfallHolds)
        .setAlert(level.getAlert())
        .build();
  }
}
