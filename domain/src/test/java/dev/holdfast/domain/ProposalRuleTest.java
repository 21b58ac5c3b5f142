package dev.holdfast.domain;

import static dev.holdfast.domain.LogText.log;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ProposalRule.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalRuleTest {
  private static final ItemLog LOG =
      log(
          "receive 9 by s1, place 5 until 90, place 1 until 91 as r2, reject by x1,"
              + " extend of 2 until 95 by x2, confirm 3 of 2 + release 2 of 2 by x3");

  @ParameterizedTest
  @CsvSource({
    // Its own id comes first, whatever else has happened to the hold.
    "0, x3, r1, 5, DONE",
    "0, x3, r1, 6, OPEN",
    "0, x3, ,   5, DONE",
    "4, x3, r1, 1, DONE",
    "0, x9, r1, 5, OVERTAKEN",
    "0, x9, r1, 6, OPEN",
    "4, x9, r1, 1, OVERTAKEN",
    // Other holds, and rejections, do not matter.
    "0, x9, r2, 3, OPEN",
    "0, x9, r3, 0, OPEN",
    "0, x9, ,   0, OPEN",
    // Without an id only the hold counts.
    "0, ,   r1, 5, OVERTAKEN",
    "0, ,   r1, 6, OPEN",
    // Memory begins later.
    "4, x9, r2, 4, OPEN",
    "4, x9, r2, 3, OUT_OF_VIEW",
    "4, x9, ,   3, OUT_OF_VIEW"
  })
  void whatStandsAgainstAProposal(
      long beginsAfter, String id, String reservation, long seq, Standing standing) {
    RecentCommits recent = new RecentCommits(beginsAfter, 0);
    LOG.commits().stream().filter(c -> c.getSeq() > beginsAfter).forEach(recent::add);

    assertThat(new ProposalRule(id, reservation).after(seq, recent)).isEqualTo(standing);
  }
}
