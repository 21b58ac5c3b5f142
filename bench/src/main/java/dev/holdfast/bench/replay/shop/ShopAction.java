package dev.holdfast.bench.replay.shop;

/** One thing that a shop, its customers or its warehouse do with one item. */
public sealed interface ShopAction {

  /** The item's id. */
  String item();

  /** Puts a line of a cart on hold; the same reservation again is a repeat of the same wish. */
  record ReserveLine(String item, String reservation, String cart, int quantity)
      implements ShopAction {}

  /** Leaves a held line alone; it is expected to expire. */
  record AbandonLine(String item, String reservation) implements ShopAction {}

  /** Looks at the item's page. */
  record ViewItem(String item) implements ShopAction {}

  /** What is decided later: the gateway takes it, and an outcome follows. */
  sealed interface ShopCommand extends ShopAction {

    /** The command's id, unique in the run; sending it again asks for nothing new. */
    String command();
  }

  /** The customer paid for a held line. */
  record ConfirmLine(String item, String reservation, String command) implements ShopCommand {}

  /** The customer took a held line out of the cart. */
  record ReleaseLine(String item, String reservation, String command) implements ShopCommand {}

  /** A delivery of 1 to 1,000,000 units. */
  record ReceiveStock(String item, int quantity, String command) implements ShopCommand {}

  /** A customer sent 1 to 1,000,000 units back. */
  record ReturnStock(String item, int quantity, String reason, String command)
      implements ShopCommand {}

  /** Stock was damaged, lost or miscounted; {@code change} is what to add, mostly below 0. */
  record AdjustStock(String item, int change, String reason, String command)
      implements ShopCommand {}
}
