package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.Holds;
import dev.holdfast.schema.Hold;
import java.util.LinkedHashMap;
import java.util.Map;

/** A hold as callers see it. */
public final class HoldJson {
  private HoldJson() {}

  /** The members of its JSON object; `seq` is that of the newest commit about it. */
  public static Map<String, Object> of(Hold hold) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reservation", hold.getReservation());
    json.put("item", hold.getItem());
    json.put("cart", hold.getCart());
    json.put("quantity", hold.getQuantity());
    if (Holds.isOpen(hold) && Holds.openQuantity(hold) != hold.getQuantity()) {
      json.put("heldQuantity", Holds.openQuantity(hold));
    }
    putUnits(json, "confirmedQuantity", hold.getConfirmedQuantity());
    putUnits(json, "releasedQuantity", hold.getReleasedQuantity());
    putUnits(json, "returnedQuantity", hold.getReturnedQuantity());
    json.put("expiresAt", hold.getExpiresAt());
    json.put("seq", hold.getSeq());
    json.put("status", hold.getStatus().name());
    return json;
  }

  private static void putUnits(Map<String, Object> json, String name, long units) {
    if (units > 0) {
      json.put(name, units);
    }
  }
}
