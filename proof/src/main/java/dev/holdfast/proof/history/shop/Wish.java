package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.history.record.Names;

/**
 * What one request asks for.
 *
 * @param number of the reservation
 */
record Wish(Shelf shelf, int number, String reservation, int quantity) {
  String item() {
    return shelf.item();
  }

  String cart() {
    return Names.cart(number);
  }

  /** The same id for other content. */
  Wish other() {
    return new Wish(shelf, number, reservation, quantity + 1);
  }
}
