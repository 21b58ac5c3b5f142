package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.LogText;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decide keeps of an item is let go of once the memory time has passed. */
class MemoryTest {
  private static final long MEMORY = RunningDecide.MEMORY.toSeconds();

  private final Shop shop = new Shop();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          receive 9, place 5 until 90                              | confirm
          receive 9, place 5 until 90                              | confirm 3
          receive 9, place 5 until 90                              | confirm 9
          receive 9, place 5 until 90                              | release
          receive 9, place 5 until 90                              | release 2
          receive 9, place 5 until 90                              | confirm 2 keep
          receive 9, place 5 until 90, confirm 5 of 2              | returned 2 of r1
          receive 9, place 5 until 90                              | extend 100
          receive 9, place 5 until 90                              | counted 3
          receive 9, place 5 until 90 + place 1 until 95 as r2     | confirm of r2
          receive 9, place 5 until 90, place 1 until 95            | confirm
          receive 9, place 5 until 90, confirm 5 of 2, place 1     | release
          receive 9, place 5 until 90, release 5 of 2, place 1     | nudge
          receive 9                                                | confirm
          """)
  void nothingIsLeftOfHoldsCommandsAndTimersInTheEnd(String log, String command) {
    shop.knows(log).takes("c1", command).settles();
    shop.takes("c1", "received 7").takes("c2", "extend 10").settles();
    assertThat(shop.passes(1_000).settles().passes(2_000).settles().log.level().getReserved())
        .isZero();
    assertThat(shop.decide.state().isEmpty()).isFalse();

    shop.passes(2 * MEMORY).settles();

    assertThat(shop.decide.state().isEmpty()).isTrue();
    assertThat(shop.decide.hasTimers()).isFalse();
  }

  @Test
  void aClosedHoldIsRememberedForAsLongAsPromised() {
    shop.knows("receive 9, place 5 until 90, release 5 of 2").passes(3 + MEMORY - 1);
    assertThat(shop.decide.state().holds().rows()).containsKey("r1");
    assertThat(shop.takes("c1", "confirm").settles().told()).endsWith("released");

    shop.passes(3 + MEMORY);
    assertThat(shop.decide.state().holds().rows()).isEmpty();
    shop.takes("c2", "confirm");
    assertThat(shop.decide.proposals().get(0).getReason()).isEqualTo("unknown-reservation");
  }

  /** A row that is asked too early might not tell of what has just been read. */
  @Test
  void aHoldIsRememberedFromWhenItsNewestCommitWasReadHoweverLongAgoItWasWritten() {
    shop.passes(100).knows("receive 9, place 5 until 90, expire 5 of 2");
    shop.tells("late confirm 5 of 2").passes(100 + MEMORY - 1).seesAll();

    shop.passes(100 + MEMORY);
    assertThat(shop.takes("c1", "confirm").settles().told()).isEqualTo("ReservationConfirmed 0 0");
    shop.passes(100 + 2 * MEMORY - 2);
    assertThat(shop.decide.state().holds().rows()).containsKey("r1");
    shop.passes(100 + 2 * MEMORY - 1);
    assertThat(shop.decide.state().holds().rows()).isEmpty();
  }

  /** Which does not say of which commit it is. */
  @Test
  void aNoteOfTheFirstReleaseIsNotedAnew() {
    shop.knows("receive 9, place 5 until 90, release 5 of 2");
    MemoryTable<String, String> agenda = shop.decide.state().agenda();
    agenda.rows().keySet().stream()
        .filter(key -> agenda.get(key).startsWith("HOLD_MEMORY/"))
        .toList()
        .forEach(key -> agenda.put(key, "HOLD_MEMORY/r1"));

    shop.passes(3 + MEMORY);
    assertThat(shop.decide.state().holds().rows()).containsKey("r1");
    shop.passes(3 + 2 * MEMORY);
    assertThat(shop.decide.state().isEmpty()).isTrue();
  }

  /** By its row, which says what the log said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          receive 9, place 5 until 90, confirm 5 of 2                     | confirm   | ReservationConfirmed 0 0
          receive 9, place 5 until 90, confirm 3 of 2 + release 2 of 2    | confirm 3 | ReservationConfirmed 0 0
          receive 9, place 5 until 90, confirm 3 of 2 + release 2 of 2    | confirm 5 | CommandRejected 0 0 confirmed
          receive 9, place 5 until 90, confirm 5 of 2                     | release   | CommandRejected 0 0 confirmed
          receive 9, place 5 until 90, release 5 of 2                     | release   | ReservationReleased 0 0
          receive 9, place 5 until 90, release 5 of 2                     | confirm   | CommandRejected 0 0 released
          receive 9, place 5 until 90, expire 5 of 2                      | extend 60 | CommandRejected 0 0 expired
          receive 9, place 5 until 90, expire 5 of 2                      | confirm   | ReservationRecalled 0 0, LateConfirmation -5 0
          receive 9, place 5 until 90, expire 5 of 2, place 5 until 99999 as r2 | confirm | CommandRejected 0 0 expired
          receive 9, place 5 until 90, confirm 2 of 2 until 90, expire 3 of 2 | confirm 3 | ReservationRecalled 0 0, LateConfirmation -3 0
          receive 9, place 5 until 90, confirm 5 of 2                     | returned 5 of r1 | ReservationRecalled 0 0, StockReturned +5 0
          receive 9, place 5 until 90, confirm 5 of 2, return 2 of 2      | returned 4 of r1 | CommandRejected 0 0 more-than-sold
          receive 9, place 5 until 90, confirm 3 of 2 + release 2 of 2    | returned 4 of r1 | CommandRejected 0 0 more-than-sold
          """)
  void aCommandAboutAForgottenHoldIsDecidedAsIfItWereKnown(
      String log, String command, String told) {
    shop.knows(log).passes(10 + MEMORY);
    assertThat(shop.decide.state().holds().rows()).doesNotContainKey("r1");

    assertThat(shop.takes("c1", command).settles().told()).isEqualTo(told);
    shop.passes(200_000).settles().passes(200_000 + 2 * MEMORY);
    assertThat(shop.decide.state().isEmpty()).isTrue();
  }

  @Test
  void aForgottenHoldThatWasSoldLateIsKnownAgain() {
    shop.knows("receive 9, place 5 until 90, expire 5 of 2").passes(10 + MEMORY);
    shop.takes("c1", "confirm").settles();

    assertThat(LogText.text(shop.decide.state().holds().get("r1")))
        .isEqualTo("confirmed 5 of 2 until 90 confirmed 5");
  }

  @Test
  void aForgottenHoldOfWhichUnitsCameBackIsKnownAgainAsItWas() {
    shop.knows("receive 9, place 5 until 90, confirm 2 of 2 until 90, expire 3 of 2");
    Hold sold = shop.log.hold("r1");
    shop.passes(10 + MEMORY).takes("c1", "returned 1 of r1").takes("c2", "returned 2 of r1");
    shop.settles();

    assertThat(shop.told()).endsWith("StockReturned +1 0, CommandRejected 0 0 more-than-sold");
    assertThat(shop.decide.state().holds().get("r1"))
        .isEqualTo(
            Hold.newBuilder(sold).setReturnedQuantity(1).setSeq(5).setAt(sold.getAt()).build());
  }

  @Test
  void memoryBeginsAnewWithEveryChange() {
    shop.knows("receive 9, place 5 until 90, confirm 5 of 2, place 1, release duplicate 1 of 4");
    assertThat(shop.passes(3 + MEMORY).decide.state().holds().rows()).containsKey("r1");
    assertThat(shop.passes(5 + MEMORY - 1).decide.state().holds().rows()).containsKey("r1");
    shop.passes(3 * MEMORY);
    assertThat(shop.decide.state().isEmpty()).isTrue();
  }

  @Test
  void aHoldThatClosedLongAgoIsRememberedUntilWhatFollowsHasBeenReadToo() {
    long late = 10 * MEMORY;
    shop.passes(late).tells("receive 9, place 5 until 90, confirm 5 of 2, place 5 until 95");
    shop.seesNext().seesNext().seesNext().appends().passes(late + 1).seesAll();
    assertThat(shop.proposed()).containsExactly("duplicate:r1:4");

    assertThat(shop.settles().log.level().getReserved()).isZero();
    assertThat(shop.passes(late + 1 + MEMORY).decide.state().isEmpty()).isTrue();
  }

  @Test
  void anOpenHoldIsNeverForgotten() {
    shop.knows("receive 9, place 5 until 90, release 5 of 2, place 3 until 99999");
    shop.passes(3 * MEMORY);
    assertThat(shop.decide.state().holds().rows()).containsKey("r1");
    assertThat(shop.passes(99999 + 3).settles().told()).isEqualTo("ReservationExpired 0 -3");
  }

  @Test
  void aHoldWithADuplicateIsNotForgotten() {
    shop.knows("receive 9, place 5 until 90, confirm 5 of 2, place 3 until 95");
    shop.keepsBack();
    shop.passes(3 * MEMORY);
    assertThat(shop.decide.state().holds().rows()).containsKey("r1");
  }

  @Test
  void aHoldWithWorkToDoIsNotForgotten() {
    shop.knows("receive 9, place 5 until 90, release 5 of 2").takes("c1", "confirm");
    shop.keepsBack();
    shop.passes(3 + MEMORY);
    assertThat(shop.decide.state().holds().rows()).containsKey("r1");
    assertThat(shop.decide.hasTimers()).isTrue();
  }

  @Test
  void aCommandIdIsRememberedForAsLongAsPromised() {
    shop.knows("receive 9").takes("s1", "received 4").settles();
    assertThat(shop.passes(1 + MEMORY - 1).takes("s1", "received 4").proposed()).isEmpty();
    assertThat(shop.passes(1 + MEMORY).decide.state().commands().rows()).isEmpty();
  }

  @Test
  void settingsThatContradictThemselvesAreRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new DeciderSettings(second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DeciderSettings(second.negated(), second))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
