package dev.holdfast.proof.simulate;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer;
import dev.holdfast.gateway.cart.CartRequest;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.proof.simulate.actors.Book;
import dev.holdfast.proof.simulate.actors.Waited;
import dev.holdfast.proof.simulate.check.Answers;
import dev.holdfast.proof.simulate.check.Arrivals;
import dev.holdfast.proof.simulate.check.Auditor;
import dev.holdfast.proof.simulate.check.ChangeAnswers;
import dev.holdfast.proof.simulate.check.Contention;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;

/** Hands what is taken down to whoever judges it. */
record Books(
    Arrivals arrivals,
    Auditor auditor,
    Answers answers,
    ChangeAnswers changes,
    Contention contention)
    implements Book {
  @Override
  public void arrived(Command command) {
    arrivals.arrived(command);
  }

  @Override
  public void slipped(String item, String reservation) {
    auditor.slip(item, reservation);
  }

  @Override
  public long asked(ReserveRequest wanted) {
    return answers.asked(wanted);
  }

  @Override
  public void answered(ReserveRequest wanted, long asked, ReserveAnswer answer) {
    answers.check(wanted, asked, answer);
  }

  @Override
  public void decided(ReserveRequest wanted, Waited time, ReserveAnswer answer) {
    answers.check(wanted, time, answer);
  }

  @Override
  public void settled(ReserveRequest wanted) {
    answers.settled(wanted);
  }

  @Override
  public void handedOver(ReserveRequest wanted) {
    answers.handedOver(wanted);
  }

  @Override
  public void asked(CartRequest wanted) {
    contention.asked(wanted);
  }

  @Override
  public void answered(CartRequest wanted, CartAnswer answer) {
    contention.answered(wanted, answer);
  }

  @Override
  public long asked(ChangeRequest wanted) {
    return changes.asked();
  }

  @Override
  public void answered(ChangeRequest wanted, long asked, ChangeAnswer answer) {
    changes.check(wanted, asked, answer);
  }

  @Override
  public void knownToCart(Hold hold) {
    auditor.knownToCart(hold);
  }

  @Override
  public void told(Command sent, Outcome outcome) {
    answers.check(sent, outcome);
  }

  @Override
  public void found(String item, String reservation, long asked, FindCall.Found found) {
    answers.check(item, reservation, asked, found);
  }
}
