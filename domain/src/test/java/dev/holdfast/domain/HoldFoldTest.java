package dev.holdfast.domain;

import static dev.holdfast.domain.LogText.log;
import static dev.holdfast.domain.LogText.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldFoldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # a hold and its ends
          receive 9                                             | unknown
          place 5 until 900                                     | held 5 of 1 until 900
          place 5 until 900, confirm 5 of 1                     | confirmed 5 of 1 until 900 confirmed 5
          place 5 until 900, confirm 3 of 1 + release 2 of 1    | confirmed 5 of 1 until 900 confirmed 3 released 2
          place 5 until 900, release 5 of 1                     | released 5 of 1 until 900
          place 5 until 900, expire 5 of 1                      | expired 5 of 1 until 900
          place 5 until 900, expire 5 of 1, late confirm 4 of 1 | confirmed 5 of 1 until 900 confirmed 4 released 1
          place 5 until 900, extend of 1 until 950              | held 5 of 1 until 950
          place 5 until 900, extend of 1 until 850              | held 5 of 1 until 900
          # in parts: the rest is held until the end, and lapses or ends with another part
          place 5 until 90, confirm 3 of 1 until 90                                  | held 5 of 1 until 90 confirmed 3
          place 5 until 90, confirm 3 of 1 until 90, confirm 2 of 1                  | confirmed 5 of 1 until 90 confirmed 5
          place 5 until 90, confirm 3 of 1 until 90, confirm 2 of 1 until 90         | confirmed 5 of 1 until 90 confirmed 5
          place 5 until 90, confirm 3 of 1 until 90, confirm 1 of 1 + release 1 of 1 | confirmed 5 of 1 until 90 confirmed 4 released 1
          place 5 until 90, confirm 3 of 1 until 90, expire 2 of 1                   | confirmed 5 of 1 until 90 confirmed 3
          place 5 until 90, confirm 3 of 1 until 90, release 2 of 1                  | confirmed 5 of 1 until 90 confirmed 3 released 2
          place 5 until 90, confirm 3 of 1 until 90, extend of 1 until 95            | held 5 of 1 until 95 confirmed 3
          place 5 until 90, release 2 of 1                                           | held 5 of 1 until 90 released 2
          place 5 until 90, release 2 of 1, release 3 of 1                           | released 5 of 1 until 90
          place 5 until 90, release 2 of 1, expire 3 of 1                            | expired 5 of 1 until 90 released 2
          place 5 until 90, release 2 of 1, confirm 3 of 1                           | confirmed 5 of 1 until 90 confirmed 3 released 2
          # what has expired may be sold late, in parts too, until the rest is given up
          place 5 until 90, confirm 3 of 1 until 90, expire 2 of 1, late confirm 1 of 1 until 90 | confirmed 5 of 1 until 90 confirmed 4
          place 5 until 90, confirm 3 of 1 until 90, expire 2 of 1, late confirm 1 of 1 | confirmed 5 of 1 until 90 confirmed 4 released 1
          place 5 until 90, expire 5 of 1, late confirm 1 of 1 until 90              | confirmed 5 of 1 until 90 confirmed 1
          # sold, and sent back
          place 5 until 90, confirm 5 of 1, return 2 of 1, return 1 of 1             | confirmed 5 of 1 until 90 confirmed 5 returned 3
          place 5 until 90, confirm 2 of 1 until 90, return 1 of 1                   | held 5 of 1 until 90 confirmed 2 returned 1
          place 5 until 90, confirm 5 of 1, return 2 of 7                            | confirmed 5 of 1 until 90 confirmed 5
          # changed
          place 5 until 900, change +2 of 1                     | held 7 of 1 until 900
          place 5 until 900, change -2 of 1 until 950           | held 3 of 1 until 950
          place 5 until 900, change +2 of 1 until 850           | held 7 of 1 until 900
          place 5 until 900, change +2 of 1, confirm 7 of 1     | confirmed 7 of 1 until 900 confirmed 7
          place 5 until 900, change +2 of 1, change -6 of 1     | held 1 of 1 until 900
          # told again
          place 5 until 900, confirm 5 of 1, confirm 0 of 1     | confirmed 5 of 1 until 900 confirmed 5
          place 5 until 900, release 5 of 1, release 0 of 1     | released 5 of 1 until 900
          # forgotten, and told by its row; whoever knows it learns nothing
          recall 5 of 1 until 90                                | expired 5 of 1 until 90
          recall 5 of 1 until 90 + late confirm 5 of 1          | confirmed 5 of 1 until 90 confirmed 5
          place 5 until 900, expire 5 of 1, recall 5 of 1 until 900 + late confirm 4 of 1 | confirmed 5 of 1 until 900 confirmed 4 released 1
          # nothing of this hold
          place 5 until 900, reject                             | held 5 of 1 until 900
          place 5 until 900, gift 1                             | held 5 of 1 until 900
          place 5 until 900, place 1 until 950 as r2            | held 5 of 1 until 900
          place 5 until 900, confirm 5 of 7                     | held 5 of 1 until 900
          confirm 5 of 1                                        | unknown
          release duplicate 5 of 1                              | unknown
          """)
  void aReservationIsWhatTheLogTellsOfIt(String log, String hold) {
    assertThat(text(log(log).hold("r1"))).isEqualTo(hold);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # while open
          place 5 until 90, place 3 until 95                                       | held 5 of 1 until 90, duplicate 3 of 2 until 95
          place 5 until 90, place 3 until 95, release duplicate 3 of 2 until 95    | held 5 of 1 until 95
          place 5 until 90, place 3 until 95, release duplicate 3 of 2             | held 5 of 1 until 90
          place 5 until 90, place 3 until 80, release duplicate 3 of 2 until 90    | held 5 of 1 until 90
          place 5 until 90, place 3 until 95, release duplicate 3 of 7 until 95    | held 5 of 1 until 90, duplicate 3 of 2 until 95
          place 5 until 90, place 3 until 95, place 2 until 99                     | held 5 of 1 until 90, duplicate 3 of 2 until 95, duplicate 2 of 3 until 99
          place 5 until 90, place 3 until 95, place 2 until 99, release duplicate 3 of 2 until 95 | held 5 of 1 until 95, duplicate 2 of 3 until 99
          # after a confirmation
          place 5 until 90, confirm 5 of 1, place 3 until 95                       | confirmed 5 of 1 until 90 confirmed 5, duplicate 3 of 3 until 95
          place 5 until 90, confirm 5 of 1, place 3 until 95, release duplicate 3 of 3 | confirmed 5 of 1 until 90 confirmed 5
          # the duplicate's own seq does not name the hold
          place 5 until 90, place 3 until 95, expire 3 of 2                        | held 5 of 1 until 90, duplicate 3 of 2 until 95
          # but whoever placed it may give it back
          place 5 until 90, place 3 until 95, release 3 of 2                       | held 5 of 1 until 90
          # or change it
          place 5 until 90, place 3 until 95, change +2 of 2 until 99              | held 5 of 1 until 90, duplicate 5 of 2 until 99
          place 5 until 90, place 3 until 95, change +2 of 1                       | held 7 of 1 until 90, duplicate 3 of 2 until 95
          place 5 until 90, place 3 until 95, change +2 of 7                       | held 5 of 1 until 90, duplicate 3 of 2 until 95
          # after a release or an expiry the id names a new hold
          place 5 until 90, release 5 of 1, place 3 until 95                       | held 3 of 3 until 95
          place 5 until 90, expire 5 of 1, place 3 until 95                        | held 3 of 3 until 95
          place 5 until 90, release 5 of 1, place 3 until 95, confirm 5 of 1       | held 3 of 3 until 95
          place 5 until 90, place 2 until 91, release 5 of 1, place 3 until 95     | held 3 of 4 until 95, duplicate 2 of 2 until 91
          place 5 until 90, expire 5 of 1, late confirm 5 of 1, place 3 until 95   | confirmed 5 of 1 until 90 confirmed 5, duplicate 3 of 4 until 95
          """)
  void aPlacingUnderAKnownIdMeansWhatLogOrderSays(String log, String hold) {
    assertThat(text(log(log).hold("r1"))).isEqualTo(hold);
  }

  /** Whoever knows the log from there on only. */
  @Test
  void aDuplicateThatWasTakenForTheHoldIsOverWhenItIsReleased() {
    ItemLog log = log("place 5 until 90, place 3 until 95, release duplicate 3 of 2 until 95");
    Hold hold = null;
    for (long seq = 2; seq <= 3; seq++) {
      hold = HoldFold.apply(hold, log.commit(seq), log.commit(seq).getEvents().get(0));
    }
    assertThat(text(hold)).isEqualTo("released 3 of 2 until 95");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          place 5                                   | 5
          place 5, change +2 of 1                   | 5
          place 5, change +2 of 1, change -4 of 1   | 5
          place 5, change +2 of 1, expire 7 of 1    | 5
          place 5, release 5 of 1, place 3          | 3
          """)
  void aHoldKnowsWhatItWasPlacedWith(String log, long quantity) {
    assertThat(Holds.placedQuantity(log(log).hold("r1"))).isEqualTo(quantity);
  }

  @Test
  void aHoldKnowsWhenItWasPlacedAndWhichCommitToldOfItLast() {
    Hold hold = log("receive 9, place 5 until 90, receive 1, extend of 2 until 95").hold("r1");
    assertThat(hold.getItem()).isEqualTo(ItemLog.ITEM);
    assertThat(hold.getCart()).isEqualTo("c1");
    assertThat(hold.getPlacedAt()).isEqualTo(2_000);
    assertThat(hold.getSeq()).isEqualTo(4);
    assertThat(hold.getAt()).isEqualTo(4_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          place 5 until 90                                     | 5 | false
          place 5 until 90, place 3 until 95                   | 8 | false
          place 5 until 90, confirm 3 of 1 + release 2 of 1    | 0 | true
          place 5 until 90, confirm 3 of 1 until 90            | 2 | false
          place 5 until 90, release 3 of 1, place 3 until 95   | 5 | false
          place 5 until 90, confirm 3 of 1 until 90, expire 2 of 1 | 0 | true
          place 5 until 90, confirm 5 of 1, place 3 until 95   | 3 | false
          place 5 until 90, release 5 of 1                     | 0 | true
          """)
  void aReservationKeepsItsUnitsAndThoseOfItsDuplicates(String log, long units, boolean closed) {
    Hold hold = log(log).hold("r1");
    assertThat(Holds.reserved(hold)).isEqualTo(units);
    assertThat(Holds.isClosed(hold)).isEqualTo(closed);
  }

  @ParameterizedTest
  @CsvSource({
    "place 1, true",
    "confirm 1 of 1, true",
    "late confirm 1 of 1, true",
    "release 1 of 1, true",
    "expire 1 of 1, true",
    "extend of 1, true",
    "change -1 of 1, true",
    "release duplicate 1 of 1, true",
    "return 1 of 1, true",
    "gift 1, true",
    "reject, false"
  })
  void everyEventOfAHoldButARejectionTouchesIt(String event, boolean touches) {
    assertThat(HoldFold.touches(only(event))).isEqualTo(touches);
  }

  @Test
  void anEventThatChangesNothingGivesTheSameHold() {
    ItemLog log = log("place 5 until 90, reject");
    Hold hold = log.hold("r1");
    Commit commit = log.commit(2);
    assertThat(HoldFold.apply(hold, commit, commit.getEvents().get(0))).isSameAs(hold);
  }

  private static Event only(String event) {
    return log(event).commit(1).getEvents().get(0);
  }
}
