package dev.holdfast.gateway.reserve;

import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
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
    if (hold.getStatus() == HoldStatus.confirmed) {
      json.put("confirmedQuantity", hold.getConfirmedQuantity());
    }
    json.put("expiresAt", hold.getExpiresAt());
    json.put("seq", hold.getSeq());
    json.put("status", hold.getStatus().name());
    return json;
  }
}
