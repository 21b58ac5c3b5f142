package dev.holdfast.proof.replay.trace;

import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.proof.replay.shop.ShopAction.AdjustStock;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReturnStock;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of one number that mean the same kind of thing, equal items added up. */
final class Invoice {
  enum Kind {
    SALE,
    RETURN,
    ADJUSTMENT
  }

  private static final int REASON_LENGTH_MAX = 200;

  private final Kind kind;
  private final String number;
  private final Instant at;
  private final Map<String, Integer> quantities = new LinkedHashMap<>();
  private final Map<String, String> descriptions = new LinkedHashMap<>();

  Invoice(Kind kind, String number, Instant at) {
    this.kind = kind;
    this.number = number;
    this.at = at;
  }

  int quantity(String item) {
    return quantities.getOrDefault(item, 0);
  }

  /** Adds to the item's line; of several descriptions the first that says anything counts. */
  void add(String item, int quantity, String description) {
    quantities.merge(item, quantity, Integer::sum);
    descriptions.merge(item, description, (first, next) -> first.isEmpty() ? next : first);
  }

  Errand errand(TraceSettings settings) {
    Ids ids = settings.ids();
    List<ShopAction> actions = new ArrayList<>();
    switch (kind) {
      case SALE -> {
        quantities.forEach((item, n) -> actions.add(reserve(ids, item, n)));
        boolean abandoned = abandoned(number, settings.abandon());
        quantities.forEach((item, n) -> actions.add(end(ids, item, abandoned)));
      }
      case RETURN ->
          quantities.forEach(
              (item, n) ->
                  actions.add(
                      new ReturnStock(item, -n, reason(item), ids.of("return", number, item))));
      case ADJUSTMENT ->
          quantities.forEach(
              (item, n) ->
                  actions.add(
                      new AdjustStock(item, n, reason(item), ids.of("adjust", number, item))));
    }
    return new Errand(actions.stream().map(action -> new TimedAction(at, action)).toList());
  }

  private ShopAction reserve(Ids ids, String item, int quantity) {
    return new ReserveLine(item, ids.of(number, item), ids.of(number), quantity);
  }

  private ShopAction end(Ids ids, String item, boolean abandoned) {
    String reservation = ids.of(number, item);
    return abandoned
        ? new AbandonLine(item, reservation)
        : new ConfirmLine(item, reservation, ids.of("confirm", number, item));
  }

  private String reason(String item) {
    String description = descriptions.get(item).replaceAll("\\p{C}", " ").trim();
    String reason = description.isEmpty() ? "no reason given" : description;
    return reason.substring(0, Math.min(reason.length(), REASON_LENGTH_MAX));
  }

  /** A fair draw that falls the same way for an invoice number in every run. */
  static boolean abandoned(String number, double share) {
    long draw = ByteBuffer.wrap(Ids.sha256(number)).getLong() >>> 11; // 53 bits, as a double has
    return draw * 0x1p-53 < share;
  }
}
