package dev.holdfast.gateway.stream;

import dev.holdfast.domain.AlertType;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.schema.StockAlert;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which alerts somebody wants to hear of.
 *
 * @param types whoever names some hears of nothing else; empty for all alerts, beside all changes
 */
record AlertFilter(Set<String> types) {
  private static final String NAME = "alert";
  private static final List<String> TYPES =
      Arrays.stream(AlertType.values()).map(AlertType::word).toList();

  /**
   * As the parameter `alert` says, which may be given several times.
   *
   * @param query is told if that is no type of alert
   */
  static AlertFilter of(Query query) {
    Set<String> types = new HashSet<>(query.all(NAME));
    if (!TYPES.containsAll(types)) {
      query.fault(NAME + " must be one of " + String.join(", ", TYPES));
    }
    return new AlertFilter(types);
  }

  boolean wants(StockAlert alert) {
    return types.isEmpty() || types.contains(alert.getAlert());
  }

  /** Whether changes of items are told, too. */
  boolean withItems() {
    return types.isEmpty();
  }
}
