package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.CommandText;
import dev.holdfast.schema.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A command is decided no earlier than what its sender could have seen. */
class StampTest {
  @Test
  void aCommandWaitsUntilTheCommitOfItsStampIsSeen() {
    Shop shop = new Shop().knows("receive 9").tells("place 5 until 900, receive 1");
    shop.takes("c1", "confirm").takes("s1", "received 2");
    assertThat(shop.seesNext().proposed()).isEmpty();
    assertThat(shop.seesNext().proposed()).containsExactly("c1", "s1");
    assertThat(shop.settles().told()).isEqualTo("ReservationConfirmed -5 -5, StockReceived +2 0");
    assertThat(shop.decide.state().waiting().rows()).isEmpty();
    assertThat(shop.decide.state().work().rows()).isEmpty();
  }

  @Test
  void aCommandWhoseStampIsSeenIsDecidedAtOnce() {
    Shop shop = new Shop().knows("receive 9, place 5 until 900").takes("c1", "confirm");
    assertThat(shop.proposed()).containsExactly("c1");
  }

  @Test
  void anUnknownHoldIsRejectedOnlyOnceTheStampIsReached() {
    Shop shop = new Shop().knows("receive 9").tells("receive 1").takes("c1", "confirm");
    assertThat(shop.proposed()).isEmpty();
    assertThat(shop.settles().told()).isEqualTo("CommandRejected 0 0 unknown-reservation");
  }

  @Test
  void aRejectionForAnUnknownHoldIsOvertakenByItsPlacing() {
    Shop shop = new Shop().knows("receive 9").takes("c1", "confirm");
    shop.tells("place 5 until 900").settles();
    assertThat(shop.told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void commandsOfOneStampAreDecidedInTheOrderOfTheirArrival() {
    Shop shop = new Shop().tells("receive 9, place 5 until 900");
    shop.takes("c1", "extend 1000").takes("c2", "release").takes("c3", "confirm").settles();
    assertThat(shop.told())
        .isEqualTo(
            "ReservationExtended 0 0 until 1002, ReservationReleased 0 -5,"
                + " CommandRejected 0 0 released");
  }

  @Test
  void aCommandForAnItemWithoutEventsNeedsNoCommit() {
    Shop shop = new Shop().takes("s1", "received 4").settles();
    assertThat(shop.told()).isEqualTo("StockReceived +4 0");
  }

  private static final long PATIENCE = Stamps.PATIENCE_MILLIS / 1000;

  @Test
  void aStampThatTheLogNeverReachesIsRejectedAfterAWhileAndTheHoldExpires() {
    Shop shop = new Shop().knows("receive 9, place 5 until 90");
    shop.takes(CommandText.command("c1", "confirm", 1_000));
    assertThat(shop.passes(PATIENCE - 1).settles().told()).isEmpty();

    shop.passes(PATIENCE).settles();

    assertThat(shop.told()).isEqualTo("CommandRejected 0 0 stamp-unknown, ReservationExpired 0 -5");
    assertThat(shop.decide.state().waiting().rows()).isEmpty();
    assertThat(shop.decide.state().waitingSizes().rows()).isEmpty();
    assertThat(shop.decide.state().queued().rows()).isEmpty();
    assertThat(shop.decide.state().work().rows()).isEmpty();
    assertThat(shop.decide.state().itemWork()).isNull();
  }

  @Test
  void aStampThatIsOnlyLateIsWaitedForHoweverLong() {
    Shop shop = new Shop().knows("receive 9").tells("place 5 until 90").takes("c1", "confirm");
    shop.passes(5 * PATIENCE);
    assertThat(shop.proposed()).containsExactly("c1"); // the question, which the log answers
    assertThat(shop.appends().told()).isEmpty();

    assertThat(shop.settles().told()).isEqualTo("ReservationConfirmed -5 -5");
    assertThat(shop.decide.state().work().rows()).isEmpty();
    assertThat(shop.decide.state().itemWork()).isNull();
  }

  @Test
  void aQuestionThatComesToTheLogAfterItsAnswerDoesNothing() {
    Shop shop = new Shop().knows("receive 9").tells("place 5 until 90").takes("c1", "confirm");
    Proposal question = shop.passes(PATIENCE).keepsBack();
    shop.settles().appends(question).settles();
    assertThat(shop.told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void oneCommandAsksForAllThatWaitForAStampAndAllAreRejected() {
    Shop shop = new Shop().knows("receive 9, place 5 until 90");
    for (String id : List.of("c1", "c2", "c3")) {
      shop.takes(CommandText.command(id, "confirm", 1_000));
    }
    shop.takes(CommandText.command("s1", "received 4", 1_000)).passes(PATIENCE);
    assertThat(shop.proposed()).containsExactly("c1");

    shop.settles();

    assertThat(shop.told().split("stamp-unknown", -1)).hasSize(5);
    assertThat(shop.told()).endsWith("ReservationExpired 0 -5");
    assertThat(shop.passes(3 * RunningDecide.MEMORY.toSeconds()).decide.state().isEmpty()).isTrue();
  }

  @Test
  void aRejectedStampThatALaterLogReachesAfterAllChangesNothing() {
    Shop shop = new Shop().knows("receive 9, place 5 until 900");
    shop.takes(CommandText.command("c1", "confirm", 5)).passes(PATIENCE).settles();
    assertThat(shop.told()).isEqualTo("CommandRejected 0 0 stamp-unknown");
    shop.knows("receive 1, receive 1, receive 1").settles();
    assertThat(shop.told()).isEmpty();
  }

  @Test
  void commitsAreTakenInOrderOnly() {
    Shop shop = new Shop().knows("receive 9").tells("receive 1, receive 1");
    assertThatThrownBy(() -> shop.decide.see(shop.log.commit(3)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> shop.decide.see(shop.log.commit(1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
