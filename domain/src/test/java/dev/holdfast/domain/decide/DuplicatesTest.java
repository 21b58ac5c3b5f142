package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A placing of an id that is open or confirmed is released, and its promised end kept. */
class DuplicatesTest {
  private final Shop shop = new Shop().knows("receive 9, place 5 until 90");

  @Test
  void aDuplicateIsReleasedAndExtendsTheHold() {
    shop.tells("place 3 until 95").settles();
    assertThat(shop.told()).isEqualTo("DuplicateReservationReleased 0 -3 until 95");
    assertThat(shop.hold()).isEqualTo("held 5 of 2 until 95");
    assertThat(shop.log.level().getReserved()).isEqualTo(5);
    assertThat(shop.passes(97).proposed()).isEmpty();
    assertThat(shop.passes(98).proposed()).containsExactly("expire:r1:2:95000");
  }

  @Test
  void severalDuplicatesAreReleasedOneAfterTheOther() {
    shop.knows("place 1 until 99, place 2 until 95");
    assertThat(shop.proposed()).containsOnly("duplicate:r1:3");
    assertThat(shop.settles().told())
        .isEqualTo(
            "DuplicateReservationReleased 0 -1 until 99,"
                + " DuplicateReservationReleased 0 -2 until 99");
    assertThat(shop.log.level().getReserved()).isEqualTo(5);
  }

  @Test
  void aDuplicateOvertakesAnExpiry() {
    Proposal expiry = shop.passes(93).keepsBack();
    shop.tells("place 3 until 95").appends(expiry).settles();
    assertThat(shop.told()).isEqualTo("DuplicateReservationReleased 0 -3 until 95");
    assertThat(shop.passes(98).settles().hold()).isEqualTo("expired 5 of 2 until 95");
  }

  @ParameterizedTest
  @CsvSource({
    "confirm, ReservationConfirmed -5 -5",
    "release, ReservationReleased 0 -5",
    "extend 99, ReservationExtended 0 0 until 102"
  })
  void aDuplicateOvertakesACommandWhichIsThenDecidedAgain(String command, String event) {
    Proposal overtaken = shop.takes("c1", command).keepsBack();
    shop.tells("place 3 until 95").appends(overtaken).settles();
    assertThat(shop.told()).startsWith("DuplicateReservationReleased 0 -3 until 95, ");
    assertThat(shop.told()).contains(event.substring(0, event.length() - 1));
    assertThat(shop.log.level().getReserved()).isEqualTo(command.equals("extend 99") ? 5 : 0);
  }

  @Test
  void aPlacingAfterTheConfirmationIsADuplicateThatExtendsNothing() {
    Proposal confirm = shop.takes("c1", "confirm").keepsBack();
    shop.appends(confirm).tells("place 3 until 95").settles();
    assertThat(shop.told()).isEqualTo("DuplicateReservationReleased 0 -3");
    assertThat(shop.hold()).isEqualTo("confirmed 5 of 2 until 90 confirmed 5");
    assertThat(shop.log.level().getReserved()).isZero();
  }

  @Test
  void aPlacingAfterTheReleaseIsANewHold() {
    Proposal release = shop.takes("c1", "release").keepsBack();
    shop.appends(release).tells("place 3 until 95").settles();
    assertThat(shop.told()).isEmpty();
    assertThat(shop.hold()).isEqualTo("held 3 of 4 until 95");
    assertThat(shop.passes(98).settles().told()).isEqualTo("ReservationExpired 0 -3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confirm 5 of 2 | DuplicateReservationReleased 0 -3
          release 5 of 2 | DuplicateReservationReleased 0 -3
          expire 5 of 2  | DuplicateReservationReleased 0 -3
          """)
  void theReleaseOfADuplicateIsOvertakenByTheEndOfItsHoldAndMadeAgain(String end, String event) {
    Proposal release = shop.knows("place 3 until 95").keepsBack();
    shop.tells(end).appends(release);
    assertThat(shop.told()).isEmpty();
    assertThat(shop.settles().told()).isEqualTo(event);
    assertThat(shop.log.level().getReserved()).isZero();
  }

  @Test
  void theReleaseOfADuplicateAppendedTwiceIsWrittenOnce() {
    Proposal release = shop.knows("place 3 until 95").keepsBack();
    shop.appends(release).appends(release).settles().appends(release);
    assertThat(shop.told()).isEqualTo("DuplicateReservationReleased 0 -3 until 95");
  }

  @Test
  void aDuplicateLeftFromAnEndedHoldIsReleasedUnderTheNewOne() {
    shop.knows("place 1 until 95");
    shop.keepsBack();
    shop.tells("release 5 of 2, place 2 until 99").settles();
    assertThat(shop.told()).isEqualTo("DuplicateReservationReleased 0 -1 until 99");
    assertThat(shop.hold()).isEqualTo("held 2 of 5 until 99");
    assertThat(shop.log.level().getReserved()).isEqualTo(2);
  }
}
