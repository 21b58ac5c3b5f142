package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer;
import dev.holdfast.gateway.cart.CartRequest;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;

/** Takes down what those who act have seen, for those who judge it. */
public interface Book {
  /** The command has reached its stream. */
  void arrived(Command command);

  /** A gateway has overlooked that the id was placed before. */
  void slipped(String item, String reservation);

  /** A reserve call has reached a gateway; returns the moment. */
  long asked(ReserveRequest wanted);

  /** It was answered. */
  void answered(ReserveRequest wanted, long asked, ReserveAnswer answer);

  /**
   * A gateway has decided a reserve call, its own or another's.
   *
   * @param time by its clock
   */
  void decided(ReserveRequest wanted, Waited time, ReserveAnswer answer);

  /** A reserve call has been answered: nothing is asked for by it any more. */
  void settled(ReserveRequest wanted);

  /** A reserve call has been handed to another gateway. */
  void handedOver(ReserveRequest wanted);

  /** A cart has reached a gateway. */
  void asked(CartRequest wanted);

  /**
   * It was answered.
   *
   * @param answer null for none
   */
  void answered(CartRequest wanted, CartAnswer answer);

  /** A call has reached a gateway that changes a hold's quantity; returns the moment. */
  long asked(ChangeRequest wanted);

  /** It was answered. */
  void answered(ChangeRequest wanted, long asked, ChangeAnswer answer);

  /** A cart knows that all it asked for is held, this among it. */
  void knownToCart(Hold hold);

  /** Whoever sent the command was told its outcome. */
  void told(Command sent, Outcome outcome);

  /** A question after a hold was answered. */
  void found(String item, String reservation, long asked, FindCall.Found found);
}
