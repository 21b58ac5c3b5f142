package dev.holdfast.gateway.stream;

import dev.holdfast.domain.AlertType;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.schema.StockAlert;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
   * @throws ProblemException 422 if that is no type of alert
   */
  static AlertFilter of(Context ctx) {
    Set<String> types = new HashSet<>(ctx.queryParams(NAME));
    if (!TYPES.containsAll(types)) {
      throw new ProblemException(
          Problems.invalid(
              List.of(NAME + " must be " + TYPES.stream().collect(Collectors.joining(", ")))));
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
