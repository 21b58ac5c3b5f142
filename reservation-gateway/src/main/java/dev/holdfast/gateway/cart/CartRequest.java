package dev.holdfast.gateway.cart;

import dev.holdfast.domain.Policies;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.gateway.reserve.HoldSeconds;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a cart asks for at once.
 *
 * @param lines one for each item, all under the same reservation id; in the order of the items'
 *     ids, however they come
 * @param partial whether some of them are welcome without the others
 */
public record CartRequest(List<ReserveRequest> lines, boolean partial) {
  private static final int LINES_MAX = 50;

  /** The order is the same at every gateway: {@link PlaceLines} depends on it. */
  public CartRequest {
    lines = lines.stream().sorted(Comparator.comparing(ReserveRequest::item)).toList();
  }

  static CartRequest of(Context ctx) {
    String cart = Ids.cart(ctx);
    String reservation = Ids.reservation(ctx);
    Fields fields = Fields.of(ctx);
    Map<String, Long> quantities = quantities(fields);
    OptionalInt holdSeconds = HoldSeconds.of(fields);
    boolean partial = fields.flag("partial");
    fields.check();
    String trace = RequestTrace.of(ctx);
    return new CartRequest(
        quantities.entrySet().stream()
            .map(
                line ->
                    new ReserveRequest(
                            line.getKey(), reservation, cart, line.getValue(), holdSeconds)
                        .in(trace))
            .toList(),
        partial);
  }

  /** By item: what stands there twice is added up before anybody looks whether it is there. */
  private static Map<String, Long> quantities(Fields fields) {
    Map<String, Long> quantities = new TreeMap<>();
    for (Fields line : fields.list("lines", LINES_MAX)) {
      long quantity = line.whole("quantity", 1, Policies.QUANTITY_MAX);
      quantities.merge(line.id("item"), quantity, Long::sum);
    }
    for (long sum : quantities.values()) {
      if (sum > Policies.QUANTITY_MAX) {
        fields.fault("lines must not ask for more than " + Policies.QUANTITY_MAX + " of one item");
      }
    }
    return quantities;
  }
}
