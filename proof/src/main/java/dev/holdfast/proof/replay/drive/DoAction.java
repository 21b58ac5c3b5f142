package dev.holdfast.proof.replay.drive;

import dev.holdfast.proof.replay.gateway.Gateway;
import dev.holdfast.proof.replay.gateway.HoldAnswer;
import dev.holdfast.proof.replay.record.AnswerRecord;
import dev.holdfast.proof.replay.report.Latencies;
import dev.holdfast.proof.replay.shop.Names;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReleaseLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import dev.holdfast.proof.replay.shop.ShopAction.ViewItem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does one action the way a shop's server would, and notes the answer. A line that was refused is
 * never confirmed, released or waited for.
 */
public final class DoAction implements Consumer<ShopAction> {
  private final Gateway gateway;
  private final AnswerRecord record;
  private final WatchEnds watch;
  private final Latencies latencies;
  private final SampleLatency.Sampler readModel;
  private final SampleLatency.Sampler outcome;
  private final Names names;
  private final Duration held;

  /**
   * Brings together where answers come from and where they go.
   *
   * @param names of what the actions are about
   * @param held after how long an abandoned hold should have expired
   */
  public DoAction(
      Gateway gateway,
      AnswerRecord record,
      WatchEnds watch,
      Latencies latencies,
      SampleLatency samples,
      Names names,
      Duration held) {
    this.gateway = gateway;
    this.record = record;
    this.watch = watch;
    this.latencies = latencies;
    this.readModel = samples.into(latencies.holdToReadModel());
    this.outcome = samples.into(latencies.commandToOutcome());
    this.names = names;
    this.held = held;
  }

  @Override
  public void accept(ShopAction scripted) {
    ShopAction action = scripted.named(names);
    if (action instanceof ReserveLine line) {
      reserve(line);
    } else if (action instanceof ViewItem view) {
      gateway.level(view.item());
    } else if (action instanceof AbandonLine line) {
      if (record.placed(line.reservation())) {
        watch.hold(line, held);
      }
    } else if (action instanceof ConfirmLine confirm) {
      if (record.placed(confirm.reservation())) {
        ask(confirm);
      }
    } else if (action instanceof ReleaseLine release) {
      if (record.placed(release.reservation())) {
        ask(release);
      }
    } else {
      ask((ShopCommand) action);
    }
  }

  private void reserve(ReserveLine line) {
    boolean repeat = record.placed(line.reservation());
    HoldAnswer answer = gateway.reserve(line);
    record.answered(line, answer);
    if (answer.kind() != HoldAnswer.Kind.UNFORESEEN) {
      latencies.hold().add(answer.nanos());
    }
    if (answer.kind() == HoldAnswer.Kind.PLACED && answer.seq() > 0 && !repeat) {
      readModel.untilRead(line.item(), answer.seq());
    }
  }

  private void ask(ShopCommand command) {
    record.asked(command);
    Optional<String> unforeseen = gateway.ask(command);
    if (unforeseen.isPresent()) {
      record.surprise(command.item(), "command " + command.command() + ": " + unforeseen.get());
    } else {
      outcome.untilOutcome(command);
      watch.command(command);
    }
  }
}
