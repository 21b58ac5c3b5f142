package dev.holdfast.local.page;

import java.io.IOException;

/** What some views can only be shown with, beside the sample catalogue. */
final class Samples {
  /** An item of which more is promised than there is. */
  static final String SHORT = "ordered";

  /** An item with a hold that has been extended and sold. */
  static final String ITEM = "sample-cup";

  static final String HOLD = "order-17";

  /** As long as ids can nearly be, of which there is as much as can nearly be. */
  static final String LONG = "long-".repeat(25);

  private static final int MUCH = 2_000_000_000;

  private final Shelf shelf;
  private boolean areThere;

  Samples(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Sees to it that they are there; whoever comes first puts them. */
  synchronized void put() throws IOException, InterruptedException {
    if (areThere) {
      return;
    }
    shelf.receive(SHORT, 1);
    shelf.hold("/items/" + SHORT + "/reservations/r");
    shelf.send(
        "POST",
        "/items/" + SHORT + "/stock",
        "{\"kind\":\"adjusted\",\"quantity\":-1,\"reason\":\"lost\"}");

    String hold = "/items/" + ITEM + "/reservations/" + HOLD;
    shelf.receive(ITEM, 9);
    shelf.hold(hold);
    shelf.send("POST", hold + "/extend", "{\"holdSeconds\":1800}");
    shelf.send("POST", hold + "/confirm", "{}");
    shelf.receive(LONG, MUCH);
    areThere = true;
  }
}
