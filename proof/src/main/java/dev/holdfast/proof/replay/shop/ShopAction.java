package dev.holdfast.proof.replay.shop;

/** One thing that a shop, its customers or its warehouse do with one item. */
public sealed interface ShopAction {

  /** The item's id. */
  String item();

  /** The same, with its reservation and command called by their names. */
  ShopAction named(Names names);

  /** Puts a line of a cart on hold; the same reservation again is a repeat of the same wish. */
  record ReserveLine(String item, String reservation, String cart, int quantity)
      implements ShopAction {
    @Override
    public ReserveLine named(Names names) {
      return new ReserveLine(item, names.of(reservation), cart, quantity);
    }
  }

  /** Leaves a held line alone; it is expected to expire. */
  record AbandonLine(String item, String reservation) implements ShopAction {
    @Override
    public AbandonLine named(Names names) {
      return new AbandonLine(item, names.of(reservation));
    }
  }

  /** Looks at the item's page. */
  record ViewItem(String item) implements ShopAction {
    @Override
    public ViewItem named(Names names) {
      return this;
    }
  }

  /** What is decided later: the gateway takes it, and an outcome follows. */
  sealed interface ShopCommand extends ShopAction {

    /** The command's id, unique in the run; sending it again asks for nothing new. */
    String command();
  }

  /** The customer paid for a held line. */
  record ConfirmLine(String item, String reservation, String command) implements ShopCommand {
    @Override
    public ConfirmLine named(Names names) {
      return new ConfirmLine(item, names.of(reservation), names.of(command));
    }
  }

  /** The customer took a held line out of the cart. */
  record ReleaseLine(String item, String reservation, String command) implements ShopCommand {
    @Override
    public ReleaseLine named(Names names) {
      return new ReleaseLine(item, names.of(reservation), names.of(command));
    }
  }

  /** A delivery of 1 to 1,000,000 units. */
  record ReceiveStock(String item, int quantity, String command) implements ShopCommand {
    @Override
    public ReceiveStock named(Names names) {
      return new ReceiveStock(item, quantity, names.of(command));
    }
  }

  /** A customer sent 1 to 1,000,000 units back. */
  record ReturnStock(String item, int quantity, String reason, String command)
      implements ShopCommand {
    @Override
    public ReturnStock named(Names names) {
      return new ReturnStock(item, quantity, reason, names.of(command));
    }
  }

  /** Stock was damaged, lost or miscounted; {@code change} is what to add, mostly below 0. */
  record AdjustStock(String item, int change, String reason, String command)
      implements ShopCommand {
    @Override
    public AdjustStock named(Names names) {
      return new AdjustStock(item, change, reason, names.of(command));
    }
  }
}
