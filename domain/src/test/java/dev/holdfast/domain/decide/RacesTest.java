package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Confirm, release, extend and expire in a race: one wins, the others hear what won. */
class RacesTest {
  private static final String HELD = "receive 9, place 5 until 90";

  private final Shop shop = new Shop().knows(HELD);

  @ParameterizedTest(name = "{0}, {1} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confirm   | release   | ReservationConfirmed -5 -5, CommandRejected 0 0 confirmed
          release   | confirm   | ReservationReleased 0 -5, CommandRejected 0 0 released
          confirm   | confirm   | ReservationConfirmed -5 -5, ReservationConfirmed 0 0
          confirm 3 | confirm   | ReservationConfirmed -3 -3, ReservationReleased 0 -2, CommandRejected 0 0 confirmed
          confirm 3 | confirm 2 | ReservationConfirmed -3 -3, ReservationReleased 0 -2, CommandRejected 0 0 confirmed
          release   | release   | ReservationReleased 0 -5, ReservationReleased 0 0
          extend 99 | confirm   | ReservationExtended 0 0 until 101, ReservationConfirmed -5 -5
          confirm   | extend 99 | ReservationConfirmed -5 -5, CommandRejected 0 0 confirmed
          release   | extend 99 | ReservationReleased 0 -5, CommandRejected 0 0 released
          """)
  void theOneThatArrivesFirstWins(String first, String second, String events) {
    shop.takes("c1", first).takes("c2", second);
    assertThat(shop.proposed()).containsExactly("c1");
    assertThat(shop.settles().told()).isEqualTo(events);
  }

  @ParameterizedTest
  @CsvSource({
    "confirm, ReservationConfirmed -5 -5",
    "release, ReservationReleased 0 -5",
    "extend 99, ReservationExtended 0 0 until 101"
  })
  void aCommandQueuedBeforeTheHoldRanOutIsDecidedBeforeTheExpiryHoweverLate(
      String command, String event) {
    shop.takes("c1", command).passes(500);
    assertThat(shop.proposed()).containsOnly("c1");
    assertThat(shop.settles().told()).startsWith(event);
  }

  @Test
  void aCommandWaitingForItsStampKeepsTheHoldFromExpiring() {
    shop.tells("receive 1").takes("c1", "confirm").passes(500);
    assertThat(shop.proposed()).isEmpty();
    assertThat(shop.settles().told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void aHoldPlacedUnseenIsConfirmedByACommandThatCameBeforeItsEnd() {
    Shop late = new Shop().knows("receive 9").tells("place 5 until 90").takes("c1", "confirm");
    late.passes(500).settles();
    assertThat(late.told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void aRejectedCommandLetsTheHoldExpireAfterAll() {
    shop.takes("c1", "confirm 9").passes(500).settles();
    assertThat(shop.told())
        .isEqualTo("CommandRejected 0 0 more-than-held, ReservationExpired 0 -5");
  }

  @Test
  void aCommandThatArrivesWhileTheExpiryIsPendingComesAfterIt() {
    shop.passes(93).takes("c1", "confirm").takes("c2", "release");
    assertThat(shop.proposed()).containsExactly("expire:r1:2:90000");
    assertThat(shop.settles().told())
        .isEqualTo("ReservationExpired 0 -5, LateConfirmation -5 0, CommandRejected 0 0 confirmed");
  }

  @Test
  void aLateConfirmationIsDecidedAgainstTheLevelItIsAppendedTo() {
    shop.passes(93).settles().takes("c1", "confirm");
    Proposal confirm = shop.keepsBack();
    shop.tells("place 5 as r2");
    assertThat(shop.appends(confirm).told()).isEqualTo("CommandRejected 0 0 expired");
    assertThat(shop.settles().decide.state().work().rows()).isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confirm   | change +2 of 2 | ReservationConfirmed -7 -7
          confirm   | change -4 of 2 | ReservationConfirmed -1 -1
          confirm 5 | change +2 of 2 | ReservationConfirmed -5 -5, ReservationReleased 0 -2
          confirm 5 | change -1 of 2 | CommandRejected 0 0 more-than-held
          release   | change +2 of 2 | ReservationReleased 0 -7
          extend 99 | change +2 of 2 | ReservationExtended 0 0 until 102
          """)
  void aChangeThatWinsAgainstACommandUnderWayIsCountedByIt(
      String command, String change, String events) {
    shop.takes("c1", command);
    Proposal proposal = shop.keepsBack();
    shop.tells(change).appends(proposal);
    assertThat(shop.told()).isEmpty();
    assertThat(shop.settles().told()).isEqualTo(events);
  }

  @Test
  void whatIsHeldNowExpires() {
    shop.tells("change +2 of 2").passes(93).settles();
    assertThat(shop.told()).isEqualTo("ReservationExpired 0 -7");
  }

  @Test
  void aChangeOvertakesAnExpiryAndMayHandTheHoldALaterEnd() {
    shop.passes(93);
    Proposal expiry = shop.keepsBack();
    shop.tells("change -2 of 2 until 120").appends(expiry).settles();
    assertThat(shop.hold()).isEqualTo("held 3 of 2 until 120");
    assertThat(shop.passes(123).settles().hold()).isEqualTo("expired 3 of 2 until 120");
  }

  @Test
  void anExpiryThatWasOvertakenComesAfterAllWithWhatIsHeldThen() {
    shop.passes(93);
    Proposal expiry = shop.keepsBack();
    shop.tells("change +2 of 2").appends(expiry).settles();
    assertThat(shop.told()).isEqualTo("ReservationExpired 0 -7");
  }

  @Test
  void anOvertakenProposalWritesNothingAndIsMadeAgainFromWhatOvertookIt() {
    shop.takes("c1", "confirm");
    Proposal confirm = shop.keepsBack();
    shop.tells("release 5 of 2").appends(confirm);
    assertThat(shop.told()).isEmpty();

    assertThat(shop.seesAll().proposed()).containsExactly("c1");
    assertThat(shop.settles().told()).isEqualTo("CommandRejected 0 0 released");
  }

  @Test
  void anExtensionOvertakesAnExpiry() {
    shop.passes(93);
    Proposal expiry = shop.keepsBack();
    shop.tells("extend of 2 until 120").appends(expiry).seesAll();
    assertThat(shop.proposed()).isEmpty();
    assertThat(shop.passes(123).settles().told()).isEqualTo("ReservationExpired 0 -5");
  }

  @Test
  void aProposalStaysPendingUntilItIsSeen() {
    shop.takes("c1", "confirm").takes("c2", "release");
    Proposal confirm = shop.keepsBack();
    shop.passes(500).letsGo().tells("receive 1, place 1 as r2").seesAll();
    assertThat(shop.proposed()).isEmpty();

    shop.appends(confirm);
    assertThat(shop.proposed()).isEmpty();
    assertThat(shop.seesAll().proposed()).containsExactly("c2");
  }

  @ParameterizedTest
  @CsvSource({"confirm", "confirm 3", "confirm 9", "release", "extend 99", "received 4"})
  void aProposalAppendedAgainWritesNothing(String command) {
    Proposal proposal = shop.takes("c1", command).keepsBack();
    shop.appends(proposal).appends(proposal).seesAll().appends(proposal);
    assertThat(shop.log.tail()).isEqualTo(3);
  }

  @Test
  void anEventOfAKindNeverSeenMakesDecideLookAgain() {
    Proposal confirm = shop.takes("c1", "confirm").keepsBack();
    shop.tells("gift 1").appends(confirm);
    assertThat(shop.told()).isEmpty();
    assertThat(shop.settles().told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void workOnOneHoldDoesNotKeepAnotherWaiting() {
    shop.knows("place 1 until 90 as r2").takes("c1", "confirm").takes("c2", "confirm of r2");
    assertThat(shop.proposed()).containsExactly("c1", "c2");
  }
}
