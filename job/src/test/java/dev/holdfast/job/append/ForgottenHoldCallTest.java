package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.job.Examples;
import dev.holdfast.job.stores.AppendWatch.Watched;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Commands about holds that decide has forgotten, which are decided by their rows. */
class ForgottenHoldCallTest extends ProposalCalls {
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
    CompletionStage<Fate> fate =
        writer().submit("mug", new ProposalCall(unknown("r1", 1), 1, Watched.NOT));

    assertThat(fate.toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withCauseInstanceOf(LogUnavailableException.class);
    assertThat(kinds()).hasSize(1);
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
}
