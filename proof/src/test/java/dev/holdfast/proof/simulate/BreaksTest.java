package dev.holdfast.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.simulate.breaks.Break;
import dev.holdfast.proof.simulate.report.Shortening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator can fail: each rule of the protocol, left out, is missed. */
class BreaksTest {
  private static final int SEEDS_MAX = 1_000;
  private static final long STEPS = 5_000;

  private static Result find(Break planted) {
    Result result = null;
    for (long seed = 1; seed <= SEEDS_MAX; seed++) {
      result = Simulation.run(Plans.of(seed, STEPS, planted::wiring));
      if (result.failed()) {
        return result;
      }
    }
    return result;
  }

  @ParameterizedTest
  @EnumSource
  void aPlantedMistakeIsFoundWithinAThousandSeeds(Break planted) {
    assertThat(find(planted).failed()).isTrue();
  }

  @Test
  void appendingWithoutAConditionOversellsAtOnce() {
    boolean oversold = false;
    for (long seed = 1; seed <= 50 && !oversold; seed++) {
      Result result = Simulation.run(Plans.of(seed, STEPS, Break.NAIVE::wiring));
      assertThat(result.failed()).isTrue();
      oversold = result.rule().equals("a hold is accepted beyond what is available");
    }
    assertThat(oversold).isTrue();
  }

  @Test
  void aFailingRunIsMadeShorterAndTold() {
    Result failed = find(Break.IDLE_SHARDS);
    Result shorter = Shortening.of(failed);

    assertThat(shorter.rule()).isEqualTo(failed.rule());
    assertThat(shorter.steps()).isLessThanOrEqualTo(failed.steps());
    assertThat(shorter.story()).isNotEmpty();
  }
}
