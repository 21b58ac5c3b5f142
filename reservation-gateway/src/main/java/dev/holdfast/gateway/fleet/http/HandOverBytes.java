package dev.holdfast.gateway.fleet.http;

import dev.holdfast.domain.IdGrammar;
import dev.holdfast.domain.Policies;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.TentativeHolds;
import dev.holdfast.gateway.fleet.Peers.Outcome;
import dev.holdfast.gateway.fleet.Peers.Reply;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.WriterAddress;
import dev.holdfast.schema.HandOver;
import dev.holdfast.schema.HandedAnswer;
import dev.holdfast.schema.HandedBack;
import dev.holdfast.schema.HandedHold;
import dev.holdfast.schema.HandedPart;
import dev.holdfast.schema.HandedResult;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What gateways send each other, in bytes. */
final class HandOverBytes {
  /** A batch of the longest ids, three times over. */
  static final int BYTES_MAX = 512 * 1024;

  private HandOverBytes() {}

  /**
   * @param wanted all of one item, at least one
   */
  static byte[] request(String batch, String from, long at, List<ReserveRequest> wanted) {
    List<HandedHold> holds = wanted.stream().map(HandOverBytes::hold).toList();
    return WireFormat.HAND_OVER.encode(new HandOver(batch, from, at, wanted.get(0).item(), holds));
  }

  private static HandedHold hold(ReserveRequest wanted) {
    return new HandedHold(
        wanted.reservation(),
        wanted.cart(),
        wanted.quantity(),
        wanted.holdSeconds().isPresent() ? wanted.holdSeconds().getAsInt() : null,
        HandedPart.valueOf(wanted.part().name()),
        wanted.patienceMillis(),
        wanted.traceparent());
  }

  /**
   * @throws UndecodableException if it is no hand-over, or one that no gateway would send
   */
  static HandOver readRequest(byte[] body) throws UndecodableException {
    HandOver read = WireFormat.HAND_OVER.decode(body);
    boolean isSound =
        IdGrammar.isId(read.getBatch())
            && WriterAddress.of(read.getFrom()).isPresent()
            && IdGrammar.isId(read.getItem())
            && !read.getHolds().isEmpty()
            && read.getHolds().stream().allMatch(HandOverBytes::isSound);
    if (!isSound) {
      throw new UndecodableException("a hand-over with a value that none has", null);
    }
    return read;
  }

  private static boolean isSound(HandedHold hold) {
    return IdGrammar.isId(hold.getReservation())
        && IdGrammar.isId(hold.getCart())
        && hold.getQuantity() >= 1
        && hold.getQuantity() <= Policies.QUANTITY_MAX
        && hold.getPatienceMillis() >= 0
        && hold.getPatienceMillis() <= TentativeHolds.BOUND_MILLIS;
  }

  static List<ReserveRequest> wanted(HandOver read) {
    return read.getHolds().stream().map(hold -> wanted(read.getItem(), hold)).toList();
  }

  private static ReserveRequest wanted(String item, HandedHold hold) {
    Integer seconds = hold.getHoldSeconds();
    return new ReserveRequest(
            item,
            hold.getReservation(),
            hold.getCart(),
            hold.getQuantity(),
            seconds == null ? OptionalInt.empty() : OptionalInt.of(seconds))
        .in(hold.getTraceparent())
        .as(ReserveRequest.Part.valueOf(hold.getPart().name()))
        .patientFor(hold.getPatienceMillis());
  }

  static byte[] answer(Reply reply) {
    List<HandedAnswer> answers = reply.outcomes().stream().map(HandOverBytes::answer).toList();
    return WireFormat.HANDED_BACK.encode(new HandedBack(answers, reply.winner().orElse(null)));
  }

  private static HandedAnswer answer(Outcome outcome) {
    if (outcome instanceof Outcome.Decided decided) {
      return answer(decided.answer());
    }
    return empty(
        outcome instanceof Outcome.TurnedAway ? HandedResult.turnedAway : HandedResult.unknown);
  }

  private static HandedAnswer answer(ReserveAnswer answer) {
    if (answer instanceof ReserveAnswer.Placed placed) {
      return withHold(HandedResult.placed, placed.hold());
    }
    if (answer instanceof ReserveAnswer.Repeated repeated) {
      return withHold(HandedResult.repeated, repeated.hold());
    }
    if (answer instanceof ReserveAnswer.Refused refused) {
      OptionalLong end = refused.holdsEndAt();
      return new HandedAnswer(
          HandedResult.refused,
          null,
          refused.refusal().name(),
          refused.level(),
          end.isPresent() ? end.getAsLong() : null);
    }
    return empty(
        answer instanceof ReserveAnswer.Scarce ? HandedResult.scarce : HandedResult.reused);
  }

  private static HandedAnswer withHold(HandedResult result, Hold hold) {
    return new HandedAnswer(result, hold, null, null, null);
  }

  private static HandedAnswer empty(HandedResult result) {
    return new HandedAnswer(result, null, null, null, null);
  }

  /**
   * @throws UndecodableException if it is no answer to a hand-over
   */
  static Reply readAnswer(byte[] body) throws UndecodableException {
    HandedBack read = WireFormat.HANDED_BACK.decode(body);
    return new Reply(
        read.getAnswers().stream().map(HandOverBytes::outcome).toList(),
        Optional.ofNullable(read.getWinner()).flatMap(WriterAddress::of));
  }

  private static Outcome outcome(HandedAnswer answer) {
    return switch (answer.getResult()) {
      case placed -> new Outcome.Decided(new ReserveAnswer.Placed(answer.getHold()));
      case repeated -> new Outcome.Decided(new ReserveAnswer.Repeated(answer.getHold()));
      case reused -> new Outcome.Decided(new ReserveAnswer.Reused());
      case scarce -> new Outcome.Decided(new ReserveAnswer.Scarce());
      case refused -> new Outcome.Decided(refused(answer));
      case turnedAway -> new Outcome.TurnedAway();
      case unknown -> new Outcome.Unknown();
    };
  }

  private static ReserveAnswer refused(HandedAnswer answer) {
    Long end = answer.getHoldsEndAt();
    return new ReserveAnswer.Refused(
        Refusal.valueOf(answer.getRefusal()),
        answer.getLevel(),
        end == null ? OptionalLong.empty() : OptionalLong.of(end));
  }
}
