package dev.holdfast.job.sink;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockStatus;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockLevel;

/** A level in the words of product pages. */
public final class AvailabilityRow {
  private AvailabilityRow() {}

  public static Availability of(StockLevel level) {
    return Availability.newBuilder()
        .setItem(level.getItem())
        .setAvailable(Levels.available(level))
        .setOnHand(level.getOnHand())
        .setReserved(level.getReserved())
        .setStatus(StockStatus.of(level).word())
        .setShortfall(Levels.shortfall(level))
        .setSeq(level.getSeq())
        .setAt(level.getAt())
        .build();
  }
}
