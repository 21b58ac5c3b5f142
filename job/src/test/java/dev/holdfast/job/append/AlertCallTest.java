package dev.holdfast.job.append;

import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.domain.StockAlerts;
import dev.holdfast.domain.StockFold;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Proposal;
import org.junit.jupiter.api.Test;

/** Alerts that are proposed: each is written once, and only while it is true. */
class AlertCallTest extends ProposalCalls {
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
}
