package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockAlerts;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.Examples;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProposalCallTest {
  private static final long HOUR_AGO = System.currentTimeMillis() - 3_600_000;

  private final MemoryEventLog log = new MemoryEventLog();
  private final SystemTimekeeper time = new SystemTimekeeper("test");
  private final List<StockLevel> levels = new ArrayList<>(List.of(Levels.empty("mug")));
  private StockLevel snapshot;
  private Hold row;

  @AfterEach
  void stopTime() {
    time.close();
  }

  @Test
  void aProposalIsWrittenOnTheTail() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));

    assertThat(call(expire("r1", 2, 2))).isEqualTo(Fate.WRITTEN);
    assertThat(kinds()).containsExactly("StockReceived", "ReservationPlaced", "ReservationExpired");
  }

  @Test
  void aProposalMadeTwiceIsWrittenOnce() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));
    ItemWriter writer = writer();
    Proposal expire = expire("r1", 2, 2);

    CompletionStage<Fate> first = writer.submit("mug", new ProposalCall(expire, 2));
    CompletionStage<Fate> second = writer.submit("mug", new ProposalCall(expire, 2));

    assertThat(join(first)).isEqualTo(Fate.WRITTEN);
    assertThat(join(second)).isEqualTo(Fate.TOLD);
    assertThat(kinds()).hasSize(3);
  }

  @Test
  void nothingIsWrittenIfTheHoldHasEndedMeanwhile() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));
    commit(3, confirmed("r1", 2, 4).build());

    assertThat(call(expire("r1", 2, 2))).isEqualTo(Fate.OVERTAKEN);
    assertThat(kinds()).hasSize(3);
  }

  @Test
  void whatHappensToOtherHoldsMeanwhileDoesNotMatter() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));
    commit(3, placed("r2", 1, HOUR_AGO));

    assertThat(call(expire("r1", 2, 2))).isEqualTo(Fate.WRITTEN);
  }

  @Test
  void aCountIsComparedWithWhatWasOnHandWhenItWasTakenHoweverLongAgo() {
    commitAt(HOUR_AGO, 1, received(10));
    commitAt(HOUR_AGO, 2, received(5));
    commitAt(HOUR_AGO, 3, received(100));
    snapshotAt(3);

    assertThat(call(count(12, 2L, 3))).isEqualTo(Fate.WRITTEN);

    Event counted = tail().getEvents().get(0);
    assertThat(counted.getOnHandDelta()).isEqualTo(-3);
  }

  @Test
  void twoCountsOfOneShelfThatComeTogetherFindWhatTheyFoundOnce() {
    commit(1, received(10));
    ItemWriter writer = writer();

    CompletionStage<Fate> first =
        writer.submit("mug", new ProposalCall(count("one", 12, null, 1), 1));
    CompletionStage<Fate> second =
        writer.submit("mug", new ProposalCall(count("two", 12, 1L, 1), 1));

    assertThat(List.of(join(first), join(second))).containsOnly(Fate.WRITTEN);
    assertThat(commits().get(1).getEvents().get(0).getOnHandDelta()).isEqualTo(2);
    assertThat(tail().getEvents().get(0).getOnHandDelta()).isZero();
  }

  @Test
  void aCountTakenBeforeTheOldestRowIsRejected() {
    commitAt(HOUR_AGO, 1, received(10));
    commitAt(HOUR_AGO, 2, received(5));
    commitAt(HOUR_AGO, 3, received(100));
    snapshotAt(3);
    log.expire("mug", 1);
    log.expire("mug", 2);

    assertThat(call(count(12, 1L, 3))).isEqualTo(Fate.WRITTEN);
    assertThat(tail().getEvents().get(0).getReason()).isEqualTo("counted-at-seq-unknown");
  }

  @Test
  void aCommandAboutAHoldThatDecideHasForgottenIsDecidedByItsRow() {
    commit(1, received(10));
    commit(2, placed("r1", 4, HOUR_AGO));
    commit(3, confirmed("r1", 2, 4).build());
    commit(4, received(1));
    row =
        Hold.newBuilder(hold("r1", 2))
            .setStatus(HoldStatus.confirmed)
            .setConfirmedQuantity(4)
            .setSeq(3)
            .build();

    assertThat(call(unknown("r1", 4))).isEqualTo(Fate.WRITTEN);

    assertThat(tail().getEvents())
        .extracting(Event::getKind, Event::getOnHandDelta, Event::getCommand)
        .containsExactly(tuple("ReservationConfirmed", 0L, "late"));
  }

  @Test
  void aForgottenHoldThatExpiredIsSoldLateIfItIsThereAndKnownAgain() {
    commit(1, received(10));
    row = Hold.newBuilder(hold("r1", 0)).setStatus(HoldStatus.expired).build();

    assertThat(call(unknown("r1", 1))).isEqualTo(Fate.WRITTEN);

    assertThat(tail().getEvents())
        .extracting(Event::getKind, Event::getOnHandDelta, Event::getCommand)
        .containsExactly(
            tuple("ReservationRecalled", 0L, null), tuple("LateConfirmation", -4L, "late"));
    Hold known = null;
    for (Event event : tail().getEvents()) {
      known = HoldFold.apply(known, tail(), event);
    }
    assertThat(known.getStatus()).isEqualTo(HoldStatus.confirmed);
    assertThat(known.getCart()).isEqualTo("cart");
  }

  @Test
  void whatNoRowTellsOfIsUnknown() {
    commit(1, received(10));
    assertThat(call(unknown("r1", 1))).isEqualTo(Fate.WRITTEN);
    assertThat(tail().getEvents().get(0).getReason()).isEqualTo("unknown-reservation");
  }

  /** No hold that decide has forgotten is open: it would be confirmed twice. */
  @Test
  void aRowThatIsFarBehindIsNotDecidedOn() {
    commit(1, received(10));
    row = hold("r1", 0);
    CompletionStage<Fate> fate = writer().submit("mug", new ProposalCall(unknown("r1", 1), 1));

    assertThat(fate.toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withCauseInstanceOf(LogUnavailableException.class);
    assertThat(kinds()).hasSize(1);
  }

  @Test
  void anAlertIsWrittenOnceHoweverOftenItIsProposed() {
    commit(1, received(4), placed("r1", 4, HOUR_AGO));
    Proposal alert = StockAlerts.proposal(level(1));

    assertThat(call(alert)).isEqualTo(Fate.WRITTEN);
    assertThat(call(alert)).isEqualTo(Fate.OVERTAKEN);
    assertThat(tail().getEvents())
        .extracting(Event::getKind, Event::getReason, Event::getQuantity)
        .containsExactly(tuple("SoldOut", "sold-out", 0L));
  }

  @Test
  void anAlertThatIsTrueNoLongerIsNotWritten() {
    commit(1, received(4), placed("r1", 4, HOUR_AGO));
    commit(2, received(40));

    assertThat(call(StockAlerts.proposal(level(1)))).isEqualTo(Fate.OVERTAKEN);
    assertThat(commits()).hasSize(2);
  }

  /** As a job might that was cut off for a while: it has not seen what was told meanwhile. */
  @Test
  void anAlertThatIsTrueAgainIsNotWrittenOnTheWordOfTheOldView() {
    commit(1, received(4), placed("r1", 4, HOUR_AGO));
    Proposal old = StockAlerts.proposal(level(1));
    assertThat(call(old)).isEqualTo(Fate.WRITTEN);
    levels.add(StockFold.apply(level(1), tail()));
    commit(3, received(40));
    assertThat(call(StockAlerts.proposal(level(3)))).isEqualTo(Fate.WRITTEN);
    levels.add(StockFold.apply(level(3), tail()));
    commit(5, placed("r2", 40, HOUR_AGO));

    assertThat(call(old)).isEqualTo(Fate.OVERTAKEN);
    assertThat(kinds()).endsWith("SoldOut", "StockReceived", "BackInStock", "ReservationPlaced");
  }

  private Proposal unknown(String reservation, long seenSeq) {
    return Proposal.newBuilder()
        .setItem("mug")
        .setProposal("late")
        .setLevel(level(seenSeq))
        .setAction(ProposalAction.reject)
        .setReservation(reservation)
        .setCommand(
            Examples.command("late", CommandKind.confirm, seenSeq)
                .setReservation(reservation)
                .build())
        .setReason("unknown-reservation")
        .build();
  }

  private Fate call(Proposal proposal) {
    return join(writer().submit("mug", new ProposalCall(proposal, proposal.getLevel().getSeq())));
  }

  private static Fate join(CompletionStage<Fate> fate) {
    return fate.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private ItemWriter writer() {
    return new ItemWriter(
        log,
        item -> CompletableFuture.completedFuture(Optional.ofNullable(snapshot)),
        (item, reservation) -> CompletableFuture.completedFuture(Optional.ofNullable(row)),
        time,
        WriterSettings.forRetention(Duration.ofDays(30)));
  }

  private void commit(long seq, Event... events) {
    commitAt(System.currentTimeMillis(), seq, events);
  }

  private void commitAt(long at, long seq, Event... events) {
    Commit commit = Examples.commitAt(at, seq, events);
    levels.add(StockFold.apply(levels.get(levels.size() - 1), commit));
    log.append(commit);
  }

  private void snapshotAt(long seq) {
    snapshot = level(seq);
  }

  private StockLevel level(long seq) {
    return levels.get((int) seq);
  }

  private List<Commit> commits() {
    return log.read("mug", 0, 1_000).toCompletableFuture().join();
  }

  private Commit tail() {
    return log.tail("mug").toCompletableFuture().join().orElseThrow();
  }

  private List<String> kinds() {
    return commits().stream().flatMap(c -> c.getEvents().stream()).map(Event::getKind).toList();
  }

  private Proposal expire(String reservation, long placedSeq, long seenSeq) {
    return Proposal.newBuilder()
        .setItem("mug")
        .setProposal("expire:" + reservation)
        .setLevel(level(seenSeq))
        .setAction(ProposalAction.expire)
        .setReservation(reservation)
        .setHold(hold(reservation, placedSeq))
        .build();
  }

  private Proposal count(long quantity, Long countedAtSeq, long seenSeq) {
    return count("count", quantity, countedAtSeq, seenSeq);
  }

  private Proposal count(String id, long quantity, Long countedAtSeq, long seenSeq) {
    Command command =
        Examples.command(id, CommandKind.counted, seenSeq)
            .setQuantity(quantity)
            .setCountedAtSeq(countedAtSeq)
            .build();
    return Proposal.newBuilder()
        .setItem("mug")
        .setProposal(id)
        .setLevel(level(seenSeq))
        .setAction(ProposalAction.apply)
        .setCommand(command)
        .build();
  }

  private static Hold hold(String reservation, long placedSeq) {
    return Hold.newBuilder()
        .setItem("mug")
        .setReservation(reservation)
        .setCart("cart")
        .setQuantity(4)
        .setConfirmedQuantity(0)
        .setStatus(HoldStatus.held)
        .setPlacedSeq(placedSeq)
        .setPlacedAt(HOUR_AGO)
        .setExpiresAt(HOUR_AGO)
        .setSeq(placedSeq)
        .setAt(HOUR_AGO)
        .setDuplicates(List.of())
        .build();
  }
}
