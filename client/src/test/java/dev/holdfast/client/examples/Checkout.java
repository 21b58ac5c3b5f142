package dev.holdfast.client.examples;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.ask.Hold;

/** Takes money so that nobody pays for what isn't there: docs/checkout.md as code. */
public final class Checkout {
  /** What takes the money. The order is its idempotency key. */
  public interface Bank {
    boolean charge(String order);

    void refund(String order);
  }

  /** How it ended. */
  public enum End {
    SOLD,
    SOLD_OUT,
    NOT_PAID,
    REFUNDED,
    /** Nobody answered in time. Your books have the order: go on with it later. */
    TRY_LATER
  }

  private static final int LONGER_THAN_THE_BANK_SECONDS = 900;

  private final Holdfast holdfast;
  private final Bank bank;

  public Checkout(Holdfast holdfast, Bank bank) {
    this.holdfast = holdfast;
    this.bank = bank;
  }

  /** When it goes into the cart. Keep the hold's reservation with the order. */
  public HoldAnswer addToCart(Hold hold) {
    return holdfast.hold(hold);
  }

  /** When the customer pays. */
  public End pay(String item, String order) {
    Outcome extended = holdfast.extend(item, order, LONGER_THAN_THE_BANK_SECONDS);
    if (!extended.isDone()) {
      return extended.isRejected() ? End.SOLD_OUT : End.TRY_LATER; // not charged yet
    }
    if (!bank.charge(order)) { // first write down that you are about to
      holdfast.release(item, order);
      return End.NOT_PAID;
    }
    return finish(item, order);
  }

  /** After the charge; and at the next start, for each order charged and without an end. */
  public End finish(String item, String order) {
    Outcome sold = holdfast.confirm(item, order);
    if (sold.isRejected()) {
      bank.refund(order);
      return End.REFUNDED;
    }
    return sold.isDone() ? End.SOLD : End.TRY_LATER; // never refund on a doubt
  }
}
