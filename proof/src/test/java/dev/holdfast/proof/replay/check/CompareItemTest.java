package dev.holdfast.proof.replay.check;

import static dev.holdfast.proof.replay.check.EventLogs.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.replay.gateway.ItemLevel;
import dev.holdfast.proof.replay.gateway.Outcome;
import dev.holdfast.proof.replay.record.CommandRecord;
import dev.holdfast.proof.replay.record.HoldRecord;
import dev.holdfast.proof.replay.record.ItemRecord;
import dev.holdfast.proof.replay.shop.Names;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareItemTest {
  private static final ShopCommand RECEIVE = new ReceiveStock("i", 5, "run:in");
  private static final ShopCommand CONFIRM = new ConfirmLine("i", "run:r", "run:c");
  private static final Outcome DONE = new Outcome(true, "", 0);
  private static final Outcome REJECTED = new Outcome(false, "expired", 0);
  private static final HoldRecord REFUSED = new HoldRecord("i", "run:r", 2, false, false, null, "");

  private static HoldRecord hold(String lastSeen) {
    return new HoldRecord("i", "run:r", 2, true, false, START.plusSeconds(3), lastSeen);
  }

  private static ItemRecord record(HoldRecord hold, Outcome confirm) {
    return confirm == null
        ? new ItemRecord("i", List.of(hold), List.of(new CommandRecord(RECEIVE, DONE)), List.of())
        : new ItemRecord(
            "i",
            List.of(hold),
            List.of(new CommandRecord(RECEIVE, DONE), new CommandRecord(CONFIRM, confirm)),
            List.of());
  }

  private static Findings compare(ItemRecord record, String log, ItemLevel level) {
    return CompareItem.compare(
        Names.labelled("run"), record, EventLogs.log(log), Optional.ofNullable(level));
  }

  private static List<String> texts(Findings findings) {
    return findings.mismatches().stream().map(Mismatch::text).toList();
  }

  @Test
  void aConfirmedHoldAgreesInAllThreeStories() {
    Findings found =
        compare(
            record(hold("confirmed"), DONE),
            """
            1 StockReceived         5  0 -     run:in
            2 ReservationPlaced     0  2 run:r -
            3 ReservationConfirmed -2 -2 run:r run:c
            """,
            new ItemLevel(3, 3, 0, 3));

    assertThat(texts(found)).isEmpty();
    assertThat(found.eventsOfOthers()).isZero();
  }

  @Test
  void anExpiredHoldAgreesAndTellsItsLag() {
    Findings found =
        compare(
            record(hold("expired"), null),
            """
            1 StockReceived         5  0 -     run:in
            2 ReservationPlaced     0  2 run:r -
            4 ReservationExpired    0 -2 run:r -
            """,
            new ItemLevel(4, 5, 0, 5));

    assertThat(texts(found)).containsExactly("log: seq 4 ReservationExpired follows seq 2");
    assertThat(found.expiryLags()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aConfirmThatCameTooLateIsRightOnlyAfterTheExpiry() {
    String log =
        """
        1 StockReceived         5  0 -     run:in
        2 ReservationPlaced     0  2 run:r -
        3 %s
        4 %s
        """;
    String expired = "ReservationExpired 0 -2 run:r -";
    String rejected = "CommandRejected 0 0 - run:c";
    ItemRecord record = record(hold("expired"), REJECTED);
    ItemLevel level = new ItemLevel(4, 5, 0, 5);

    assertThat(texts(compare(record, log.formatted(expired, rejected), level))).isEmpty();
    assertThat(texts(compare(record, log.formatted(rejected, expired), level)))
        .containsExactly("command run:c: the confirm of a hold that had not expired was rejected");
  }

  @Test
  void aRefusedHoldLeavesNoTrace() {
    String log =
        """
        1 StockReceived         5  0 -     run:in
        2 ReservationPlaced     0  2 run:r -
        3 ReservationExpired    0 -2 run:r -
        """;
    ItemLevel level = new ItemLevel(3, 5, 0, 5);
    HoldRecord uncertain = new HoldRecord("i", "run:r", 2, false, true, null, "");

    assertThat(texts(compare(record(REFUSED, null), log, level)))
        .containsExactly("reservation run:r: refused, but placed in the log");
    assertThat(texts(compare(record(uncertain, null), log, level)))
        .as("a try without an answer may have placed it")
        .isEmpty();
  }

  @Test
  void theReadModelIsHeldAgainstTheAnswers() {
    String log = "1 StockReceived 5 0 - run:in";

    assertThat(texts(compare(record(REFUSED, null), log, new ItemLevel(2, 4, 1, 9))))
        .containsExactly(
            "seq in the read model: expected 1, found 2",
            "onHand in the read model: expected 5, found 4",
            "reserved in the read model: expected 0, found 1",
            "available in the read model: expected 5, found 9");
    assertThat(texts(compare(record(REFUSED, null), log, null)))
        .containsExactly("not in the read model");
  }

  @Test
  void eventsOfOthersAreTheLevelThatTheRunStartsFrom() {
    Findings found =
        compare(
            record(REFUSED, null),
            """
            1 StockReceived         7  0 -       other:in
            2 ReservationPlaced     0  3 other:r -
            3 StockReceived         5  0 -       run:in
            """,
            new ItemLevel(3, 12, 3, 9));

    assertThat(texts(found)).isEmpty();
    assertThat(found.eventsOfOthers()).isEqualTo(2);
  }

  @Test
  void eventsThatNobodyAskedForAreMismatches() {
    Findings found =
        compare(
            record(REFUSED, null),
            """
            1 StockReceived         5  0 -       run:in
            2 StockReturned         1  0 -       -
            3 StockReturned         1  0 -       run:x
            """,
            new ItemLevel(3, 7, 0, 7));

    assertThat(texts(found))
        .containsExactly(
            "log: seq 2 StockReturned names neither a reservation nor a command",
            "log: seq 3 StockReturned was never asked for:  run:x");
  }

  @Test
  void anOutcomeThatNeverCameAndOneThatTheLogDoesNotKnowAreMismatches() {
    ItemRecord record =
        new ItemRecord(
            "i",
            List.of(),
            List.of(
                new CommandRecord(RECEIVE, new Outcome(true, "", 7)),
                new CommandRecord(new ReceiveStock("i", 5, "run:2"), null)),
            List.of("PUT answered 418"));

    assertThat(texts(compare(record, "1 StockReceived 5 0 - run:in", new ItemLevel(1, 5, 0, 5))))
        .containsExactly(
            "unforeseen answer: PUT answered 418",
            "command run:in: done at seq 7, where the log has no such event",
            "command run:2: no outcome");
  }
}
