package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.api.ApiRequest;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Names;

/**
 * What one request asks for.
 *
 * @param number of the reservation
 */
record Wish(Kind kind, String item, int number, String reservation, int quantity)
    implements ApiRequest {
  String cart() {
    return Names.cart(number);
  }

  @Override
  public String method() {
    return kind == Kind.QUANTITY ? "PATCH" : "PUT";
  }

  @Override
  public String path() {
    return ApiRequest.reservationPath(item(), reservation);
  }

  @Override
  public String body() {
    String units = "\"quantity\":" + quantity + "}";
    return kind == Kind.QUANTITY ? "{" + units : "{\"cart\":\"" + cart() + "\"," + units;
  }

  /** The same id for other content. */
  Wish other() {
    return new Wish(kind, item, number, reservation, quantity + 1);
  }

  /** Another quantity for its hold. */
  Wish changedTo(int otherQuantity) {
    return new Wish(Kind.QUANTITY, item, number, reservation, otherQuantity);
  }
}
