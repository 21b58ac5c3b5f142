package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a log, when a command is decided, then these events are appended. */
class HardCasesTest {
  @ParameterizedTest(name = "{0} | {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # confirm
          receive 9, place 5 until 900                                | confirm   | ReservationConfirmed -5 -5
          receive 9, place 5 until 900                                | confirm 5 | ReservationConfirmed -5 -5
          receive 9, place 5 until 900                                | confirm 3 | ReservationConfirmed -3 -3, ReservationReleased 0 -2
          receive 9, place 5 until 900                                | confirm 6 | CommandRejected 0 0 more-than-held
          # in parts, each by a command of its own
          receive 9, place 5 until 900                                | confirm 3 keep | ReservationConfirmed -3 -3 until 900
          receive 9, place 5 until 900                                | confirm 5 keep | ReservationConfirmed -5 -5 until 900
          receive 9, place 5 until 900                                | confirm 6 keep | CommandRejected 0 0 more-than-held
          receive 9, place 5, confirm 3 of 2 until 900                | confirm     | ReservationConfirmed -2 -2
          receive 9, place 5, confirm 3 of 2 until 900                | confirm 2   | ReservationConfirmed -2 -2
          receive 9, place 5, confirm 3 of 2 until 900                | confirm 1   | ReservationConfirmed -1 -1, ReservationReleased 0 -1
          receive 9, place 5, confirm 3 of 2 until 900                | confirm 3   | CommandRejected 0 0 more-than-held
          receive 9, place 5, confirm 3 of 2 until 900                | release     | ReservationReleased 0 -2
          receive 9, place 5, confirm 3 of 2 until 900                | extend 1000 | ReservationExtended 0 0 until 1003
          receive 9, place 5, confirm 3 of 2 until 900, confirm 2 of 2 | confirm    | ReservationConfirmed 0 0
          receive 9, place 5, confirm 3 of 2 until 900, confirm 2 of 2 | confirm 2  | CommandRejected 0 0 confirmed
          receive 9, place 4, confirm 2 of 2 until 900, release 2 of 2 | confirm 2  | CommandRejected 0 0 confirmed
          receive 9, place 4, confirm 2 of 2 until 900, release 2 of 2 | confirm    | CommandRejected 0 0 confirmed
          receive 9, place 4, confirm 4 of 2                          | confirm 4 keep | CommandRejected 0 0 confirmed
          # a part that comes late is sold if there is stock; a rest that is not kept is given up
          receive 9, place 4, confirm 2 of 2 until 900, expire 2 of 2 | confirm 2   | LateConfirmation -2 0
          receive 9, place 4, confirm 2 of 2 until 900, expire 2 of 2 | confirm     | LateConfirmation -2 0
          receive 9, place 4, confirm 2 of 2 until 900, expire 2 of 2 | confirm 3   | CommandRejected 0 0 more-than-held
          receive 9, place 4, confirm 2 of 2 until 900, expire 2 of 2, place 6 as r2 | confirm 2 | CommandRejected 0 0 expired
          receive 9, place 4, expire 4 of 2                           | confirm 2 keep | LateConfirmation -2 0 until 900
          receive 9, place 4, expire 4 of 2, late confirm 2 of 2 until 900 | confirm 2 | LateConfirmation -2 0
          receive 9, place 4, expire 4 of 2, late confirm 2 of 2      | confirm 2   | ReservationConfirmed 0 0
          receive 9, place 4, expire 4 of 2, late confirm 2 of 2      | confirm 1   | CommandRejected 0 0 confirmed
          # confirm after expiry: only if stock is still there
          receive 9, place 5 until 900, expire 5 of 2                 | confirm   | LateConfirmation -5 0
          receive 9, place 5 until 900, expire 5 of 2                 | confirm 3 | LateConfirmation -3 0
          receive 9, place 5 until 900, expire 5 of 2                 | confirm 6 | CommandRejected 0 0 more-than-held
          receive 9, place 5 until 900, expire 5 of 2, place 4 as r2  | confirm   | LateConfirmation -5 0
          receive 9, place 5 until 900, expire 5 of 2, place 5 as r2  | confirm   | CommandRejected 0 0 expired
          receive 9, place 5 until 900, expire 5 of 2, place 5 as r2  | confirm 4 | LateConfirmation -4 0
          # confirm twice
          receive 9, place 5 until 900, confirm 5 of 2                | confirm   | ReservationConfirmed 0 0
          receive 9, place 5 until 900, confirm 5 of 2                | confirm 5 | ReservationConfirmed 0 0
          receive 9, place 5 until 900, confirm 5 of 2                | confirm 4 | CommandRejected 0 0 confirmed
          receive 9, place 5, confirm 3 of 2 + release 2 of 2         | confirm 3 | ReservationConfirmed 0 0
          receive 9, place 5, expire 5 of 2, late confirm 5 of 2      | confirm   | ReservationConfirmed 0 0
          # one wins, the others hear what won
          receive 9, place 5 until 900, release 5 of 2                | confirm   | CommandRejected 0 0 released
          receive 9, place 5 until 900, confirm 5 of 2                | release   | CommandRejected 0 0 confirmed
          receive 9, place 5 until 900, expire 5 of 2                 | release   | CommandRejected 0 0 expired
          receive 9, place 5 until 900, confirm 5 of 2                | extend 60 | CommandRejected 0 0 confirmed
          receive 9, place 5 until 900, release 5 of 2                | extend 60 | CommandRejected 0 0 released
          receive 9, place 5 until 900, expire 5 of 2                 | extend 60 | CommandRejected 0 0 expired
          # release
          receive 9, place 5 until 900                                | release   | ReservationReleased 0 -5
          receive 9, place 5 until 900, release 5 of 2                | release   | ReservationReleased 0 0
          # in part
          receive 9, place 5 until 900                                | release 2 | ReservationReleased 0 -2
          receive 9, place 5 until 900                                | release 5 | ReservationReleased 0 -5
          receive 9, place 5 until 900                                | release 6 | CommandRejected 0 0 more-than-held
          receive 9, place 5 until 900, release 2 of 2                | release 2 | ReservationReleased 0 -2
          receive 9, place 5 until 900, release 2 of 2                | release 4 | CommandRejected 0 0 more-than-held
          receive 9, place 5 until 900, release 2 of 2                | release   | ReservationReleased 0 -3
          receive 9, place 5 until 900, release 2 of 2                | confirm   | ReservationConfirmed -3 -3
          receive 9, place 5 until 900, release 2 of 2                | confirm 4 | CommandRejected 0 0 more-than-held
          receive 9, place 5 until 900, release 2 of 2                | confirm 1 | ReservationConfirmed -1 -1, ReservationReleased 0 -2
          receive 9, place 5 until 900, release 5 of 2                | release 1 | CommandRejected 0 0 released
          receive 9, place 5 until 900, release 2 of 2, expire 3 of 2 | confirm   | LateConfirmation -3 0
          receive 9, place 5 until 900, release 2 of 2, expire 3 of 2 | confirm 4 | CommandRejected 0 0 more-than-held
          # extend: from the commit's time, never shorter, never beyond the maximum lifetime
          receive 9, place 5 until 900                                | extend 1000  | ReservationExtended 0 0 until 1002
          receive 9, place 5 until 900                                | extend 10    | ReservationExtended 0 0 until 900
          receive 9, place 5 until 900                                | extend 99999 | ReservationExtended 0 0 until 86402
          receive 9, place 5 until 86401                              | extend 99999 | ReservationExtended 0 0 until 86402
          receive 9, place 5 until 86402                              | extend 99999 | CommandRejected 0 0 hold-seconds-max
          receive 9, place 5 until 86402                              | extend 10    | ReservationExtended 0 0 until 86402
          # what was sold comes back, and no more than that
          receive 9, place 5, confirm 5 of 2                          | returned 5 of r1 | StockReturned +5 0
          receive 9, place 5, confirm 5 of 2                          | returned 6 of r1 | CommandRejected 0 0 more-than-sold
          receive 9, place 5, confirm 5 of 2, return 2 of 2           | returned 3 of r1 | StockReturned +3 0
          receive 9, place 5, confirm 5 of 2, return 2 of 2           | returned 4 of r1 | CommandRejected 0 0 more-than-sold
          receive 9, place 5, confirm 3 of 2 + release 2 of 2         | returned 4 of r1 | CommandRejected 0 0 more-than-sold
          receive 9, place 5, confirm 3 of 2 until 900                | returned 3 of r1 | StockReturned +3 0
          receive 9, place 5, expire 5 of 2, late confirm 4 of 2      | returned 4 of r1 | StockReturned +4 0
          receive 9, place 5                                          | returned 1 of r1 | CommandRejected 0 0 more-than-sold
          receive 9, place 5, release 5 of 2                          | returned 1 of r1 | CommandRejected 0 0 more-than-sold
          receive 9, place 5, confirm 5 of 2, return 5 of 2           | confirm          | ReservationConfirmed 0 0
          receive 9                                                   | returned 1 of r1 | CommandRejected 0 0 unknown-reservation
          # unknown hold
          receive 9                                                   | confirm   | CommandRejected 0 0 unknown-reservation
          receive 9                                                   | release   | CommandRejected 0 0 unknown-reservation
          receive 9                                                   | extend 60 | CommandRejected 0 0 unknown-reservation
          receive 9, place 5 until 900                                | confirm of r2 | CommandRejected 0 0 unknown-reservation
          # a duplicate is released first
          receive 9, place 5 until 900, place 4 until 950             | confirm   | DuplicateReservationReleased 0 -4 until 950, ReservationConfirmed -5 -5
          receive 9, place 5 until 900, place 4 until 850             | confirm   | DuplicateReservationReleased 0 -4 until 900, ReservationConfirmed -5 -5
          receive 9, place 3 until 900, confirm 3 of 2, place 4       | release   | DuplicateReservationReleased 0 -4, CommandRejected 0 0 confirmed
          receive 9, place 3, release 3 of 2, place 4                 | confirm   | ReservationConfirmed -4 -4
          """)
  void aCommandAboutAHold(String log, String command, String events) {
    assertThat(decided(log, command).told()).isEqualTo(events);
  }

  @ParameterizedTest(name = "{0} | {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          receive 9                                        | received 4              | StockReceived +4 0
          receive 9                                        | returned 4              | StockReturned +4 0
          receive 9                                        | adjusted -4             | StockAdjusted -4 0
          receive 9                                        | adjusted 4              | StockAdjusted +4 0
          receive 9                                        | policy safetyStock=2    | PolicyChanged 0 0
          # a count is absolute
          receive 9                                        | counted 9               | StockCounted 0 0
          receive 9                                        | counted 7               | StockCounted -2 0
          receive 9                                        | counted 12              | StockCounted +3 0
          receive 9                                        | counted 9 unshipped 2   | StockCounted -2 0
          receive 9, place 5, confirm 5 of 2               | counted 4               | StockCounted 0 0
          receive 9, place 5, confirm 5 of 2               | counted 9 unshipped 5   | StockCounted 0 0
          # against what was on hand when it was counted
          receive 9, place 5, confirm 5 of 2               | counted 8 at 1          | StockCounted -1 0
          receive 9, place 5, confirm 5 of 2               | counted 8 at 2          | StockCounted -1 0
          receive 9, place 5, confirm 5 of 2               | counted 8 at 3          | StockCounted +4 0
          receive 9, place 5, confirm 5 of 2               | counted 0 at 0          | StockCounted 0 0
          receive 9, place 5, confirm 5 of 2               | counted 8 at 4          | CommandRejected 0 0 counted-at-seq-unknown
          # what was sold and never there stays owed
          receive 1, place 2, confirm 2 of 2               | counted 0               | StockCounted 0 0
          receive 1, place 2, confirm 2 of 2               | counted 3               | StockCounted +3 0
          receive 1, place 2, confirm 2 of 2               | counted 1 unshipped 1   | StockCounted 0 0
          receive 1, place 2, confirm 2 of 2, receive 5    | counted 0 at 3          | StockCounted 0 0
          # a physical fact, whatever is promised
          receive 9, place 5                               | counted 2               | StockCounted -7 0
          receive 9, place 5                               | adjusted -8             | StockAdjusted -8 0
          # of no effect
          receive 9                                        | nudge                   | ""
          """)
  void aCommandAboutStock(String log, String command, String events) {
    assertThat(decided(log, command).told()).isEqualTo(events);
  }

  @ParameterizedTest(name = "{0} | {1} → shortfall {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          receive 9, place 5 | counted 2   | 3
          receive 9, place 5 | adjusted -8 | 4
          receive 9, place 5 | counted 5   | 0
          """)
  void aShortfallIsReportedWithItsSizeAndAnOpenHoldCanStillBeConfirmed(
      String log, String command, long shortfall) {
    Shop shop = decided(log, command);
    assertThat(Levels.shortfall(shop.log.level())).isEqualTo(shortfall);
    assertThat(Levels.available(shop.log.level())).isZero();

    shop.takes("c2", "confirm").settles();

    assertThat(shop.told()).endsWith("ReservationConfirmed -5 -5");
  }

  private static Shop decided(String log, String command) {
    return new Shop().knows(log).takes("c1", command).settles();
  }
}
