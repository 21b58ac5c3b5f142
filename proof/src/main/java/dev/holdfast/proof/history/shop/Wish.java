package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.api.ApiRequest;
import dev.holdfast.proof.history.record.Names;

/**
 * What one request asks for.
 *
 * @param number of the reservation
 */
record Wish(Shelf shelf, int number, String reservation, int quantity) implements ApiRequest {
  String item() {
    return shelf.item();
  }

  String cart() {
    return Names.cart(number);
  }

  @Override
  public String method() {
    return "PUT";
  }

  @Override
  public String path() {
    return ApiRequest.reservationPath(item(), reservation);
  }

  @Override
  public String body() {
    return "{\"cart\":\"" + cart() + "\",\"quantity\":" + quantity + "}";
  }

  /** The same id for other content. */
  Wish other() {
    return new Wish(shelf, number, reservation, quantity + 1);
  }
}
