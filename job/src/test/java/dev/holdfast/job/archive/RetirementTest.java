package dev.holdfast.job.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Scanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetirementTest {
  @ParameterizedTest(name = "{0}: archived {1}, snapshot {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing is archived                    |              | 9 | 0 | false
          there is no snapshot                   | 1-5          | 0 | 0 | true
          the snapshot is behind                 | 1-9          | 4 | 3 | true
          the snapshot ends with the archive     | 1-9          | 9 | 8 | false
          the snapshot is ahead                  | 1-5          | 9 | 5 | false
          a commit is missing                    | 1-3 5-9      | 9 | 3 | false
          the first commit is missing            | 2-9          | 9 | 0 | false
          files come in another order            | 7-9 1-3 4-6  | 9 | 8 | false
          a file is told of twice                | 1-3 1-3 4-5  | 9 | 5 | false
          files overlap                          | 1-4 3-7 2-5  | 9 | 7 | false
          the item has one commit                | 1-1          | 1 | 0 | false
          """)
  void whatIsArchivedWithoutAHoleAndBelowTheSnapshotMayExpire(
      String what, String archived, long snapshot, long retirable, boolean behind) {
    RetireProgress progress = new RetireProgress();
    try (Scanner ends = new Scanner(archived == null ? "" : archived).useDelimiter("[- ]+")) {
      while (ends.hasNextLong()) {
        Retirement.archived(progress, ends.nextLong(), ends.nextLong());
      }
    }

    long archivedUpTo = Retirement.archivedUpTo(progress);
    assertThat(Math.max(0, Retirement.retirableUpTo(archivedUpTo, snapshot))).isEqualTo(retirable);
    assertThat(Retirement.isSnapshotBehind(archivedUpTo, snapshot)).isEqualTo(behind);
  }
}
