package dev.holdfast.gateway.read;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockStatus;
import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An item as product pages see it. */
public final class AvailabilityJson {
  private static final String HOLDS = "shortfallHolds";
  private static final Set<String> OF_A_SHORTFALL = Set.of("shortfall", HOLDS);

  private AvailabilityJson() {}

  /** The members of its JSON object that everybody may see; a shortfall only where there is one. */
  public static Map<String, Object> of(Availability row) {
    return RecordJson.of(row, row.getShortfall() == 0 ? OF_A_SHORTFALL : Set.of(HOLDS));
  }

  /** The same with the reservations that a shortfall falls to, for who may see those of others. */
  static Map<String, Object> withHolds(Availability row) {
    return RecordJson.of(row, row.getShortfall() == 0 ? OF_A_SHORTFALL : Set.of());
  }

  /** A level as the read model would have it, but for the holds that a shortfall falls to. */
  static Availability row(StockLevel level) {
    return new Availability(
        level.getItem(),
        Levels.available(level),
        level.getOnHand(),
        level.getReserved(),
        StockStatus.of(level).word(),
        Levels.shortfall(level),
        level.getSeq(),
        level.getAt(),
        List.of(),
        level.getAlert());
  }
}
