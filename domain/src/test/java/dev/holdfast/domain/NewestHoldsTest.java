package dev.holdfast.domain;

import static dev.holdfast.domain.LogText.log;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewestHoldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the newest first, until the units are covered
          place 1 as a, place 1 as b, place 1 as c                                   | 1 | 2 | c b
          place 1 as a, place 5 as b, place 1 as c                                   | 1 | 2 | c b
          place 1 as a, place 1 as b                                                 | 1 | 9 | b a
          place 1 as a + place 1 as b, place 1 as c                                  | 1 | 9 | c b a
          # at most three
          place 1 as a, place 1 as b, place 1 as c, place 1 as d                     | 1 | 9 | d c b
          # those that have ended are not among them
          place 1 as a, place 1 as b, place 1 as c, confirm 1 of 3 as c              | 1 | 2 | b a
          place 1 as a, place 1 as b, expire 1 of 2 as b                             | 1 | 2 | a
          # an id placed anew is as new as its last placing
          place 1 as a, release 1 of 1 as a, place 1 as b, place 1 as a              | 1 | 9 | a b
          place 1 as a, place 1 as b, extend of 1 until 950 as a                     | 1 | 9 | b a
          # a duplicate is no hold, though its first placing is not looked at
          place 1 as a, place 1 as b, place 1 as a, release duplicate 1 of 3 as a    | 1 | 9 | b a
          place 1 as a, place 1 as b, place 1 as a, release duplicate 1 of 3 as a    | 2 | 9 | b
          # ends of holds that are not looked at
          place 1 as a, place 1 as b, release 1 of 1 as a                            | 2 | 9 | b
          """)
  void theNewestOpenHoldsAreFoundInTheItemsNewestCommits(
      String text, long first, long units, String reservations) {
    ItemLog log = log(text);
    List<Commit> commits = LongStream.rangeClosed(first, log.tail()).mapToObj(log::commit).toList();

    assertThat(
            NewestHolds.covering(commits, units, 3).stream()
                .map(Hold::getReservation)
                .collect(Collectors.joining(" ")))
        .isEqualTo(reservations);
  }
}
