package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiryTest {
  private static final Expiry EXPIRY = new Expiry(Duration.ofSeconds(3));

  private static Hold hold(HoldStatus status, long expiresAt) {
    return Hold.newBuilder(Holds.placed("mug", "r1", "c1", 2, expiresAt, 7, 10))
        .setStatus(status)
        .build();
  }

  @Test
  void aHoldIsDueAtItsEndAndTheGrace() {
    Hold hold = hold(HoldStatus.held, 50_000);
    assertThat(EXPIRY.isDue(hold, 52_999)).isFalse();
    assertThat(EXPIRY.isDue(hold, 53_000)).isTrue();
    assertThat(EXPIRY.isDue(hold, Long.MIN_VALUE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "held")
  void whatHasEndedIsNeverDue(HoldStatus status) {
    assertThat(EXPIRY.isDue(hold(status, 50_000), Long.MAX_VALUE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"50000, 53000", "50001, 53200", "50199, 53200", "50200, 53200", "-3001, 0"})
  void itIsLookedAtOnAStepOfTwoHundredMilliseconds(long expiresAt, long lookedAt) {
    assertThat(EXPIRY.lookAt(hold(HoldStatus.held, expiresAt))).isEqualTo(lookedAt);
  }

  @Test
  void anExpiryNamesItsPlacingAndFreesAllItsUnits() {
    Hold hold = hold(HoldStatus.held, 50_000);
    Proposal proposal = Expiry.proposal(hold, Levels.empty("mug"));
    Event event = Expiry.event(proposal);
    assertThat(proposal.getProposal()).isEqualTo("expire:r1:7:50000");
    assertThat(event.getCommand()).isEqualTo("expire:r1:7:50000");
    assertThat(event.getPlacedSeq()).isEqualTo(7);
    assertThat(event.getOnHandDelta()).isZero();
    assertThat(event.getReservedDelta()).isEqualTo(-2);
  }

  @Test
  void graceIsNotNegative() {
    assertThatThrownBy(() -> new Expiry(Duration.ofMillis(-1))).hasMessageContaining("grace");
  }
}
