package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.writer.NextStep.Knowledge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decision tables, walked in every combination; `*` is any, and exactly one row must fit. */
class NextStepTest {
  private static final long MILLIS = 7;

  private static final String BEFORE =
      """
      pending pause knowledge cover-due | step
      no      *     *         *         | REST
      yes     yes   *         *         | WAIT
      yes     no    NONE      *         | LOAD
      yes     no    TAIL_DUE  *         | READ_TAIL
      yes     no    LEVEL     yes       | REFRESH_COVER
      yes     no    LEVEL     no        | DECIDE
      """;

  private static final String AFTER =
      """
      append older unproven tail-later uncovered cover-later | step
      yes    *     *        *          *         *           | APPEND
      no     yes   *        *          *         *           | READ_BACK
      no     no    yes      yes        *         *           | WAIT
      no     no    yes      no         *         *           | READ_TAIL
      no     no    no       *          yes       yes         | WAIT
      no     no    no       *          yes       no          | REFRESH_COVER
      no     no    no       *          no        *           | REST
      """;

  @Test
  void beforeAnythingIsDecided() {
    for (Knowledge knowledge : Knowledge.values()) {
      for (int bits = 0; bits < 8; bits++) {
        Step step =
            NextStep.beforeDeciding(bit(bits, 0), millis(bit(bits, 1)), knowledge, bit(bits, 2));
        expect(BEFORE, step, word(bits, 0), word(bits, 1), knowledge.name(), word(bits, 2));
      }
    }
  }

  @Test
  void afterDecidingWhatIsLeftIsDoneInThisOrder() {
    for (int bits = 0; bits < 64; bits++) {
      Step step =
          NextStep.afterDeciding(
              bit(bits, 0),
              bit(bits, 1),
              bit(bits, 2),
              millis(bit(bits, 3)),
              bit(bits, 4),
              millis(bit(bits, 5)));
      expect(
          AFTER,
          step,
          word(bits, 0),
          word(bits, 1),
          word(bits, 2),
          word(bits, 3),
          word(bits, 4),
          word(bits, 5));
    }
  }

  @Test
  void whoWaitsForTwoThingsWaitsForTheReadOfTheTailFirst() {
    assertThat(NextStep.afterDeciding(false, false, true, 3, true, 9).millis).isEqualTo(3);
    assertThat(NextStep.afterDeciding(false, false, false, 3, true, 9).millis).isEqualTo(9);
  }

  private static void expect(String table, Step step, String... facts) {
    List<String> fitting = new ArrayList<>();
    for (String line : table.lines().skip(1).toList()) {
      String[] halves = line.split("\\|", 2);
      if (fits(halves[0].strip().split(" +", -1), facts)) {
        fitting.add(halves[1].strip());
      }
    }
    assertThat(fitting).as(String.join(" ", facts)).containsExactly(step.kind.name());
    assertThat(step.millis).isEqualTo(step.kind == Step.Kind.WAIT ? MILLIS : 0);
  }

  private static boolean fits(String[] row, String... facts) {
    assertThat(row).hasSameSizeAs(facts);
    for (int i = 0; i < row.length; i++) {
      if (!row[i].equals("*") && !row[i].equals(facts[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean bit(int bits, int place) {
    return (bits >> place & 1) == 1;
  }

  private static long millis(boolean some) {
    return some ? MILLIS : 0;
  }

  private static String word(int bits, int place) {
    return bit(bits, place) ? "yes" : "no";
  }
}
