package dev.holdfast.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.simulate.breaks.Break;
import dev.holdfast.proof.simulate.report.Shortening;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator can fail: each rule of the protocol, left out, is missed. */
class BreaksTest {
  private static final int SEEDS_MAX = 1_000;
  private static final long STEPS = 5_000;
  private static final Properties FIRST_SEEDS = firstSeeds();

  /** Where to begin: some mistakes show only at the hundredth seed, which takes its time. */
  private static Properties firstSeeds() {
    Properties seeds = new Properties();
    try (InputStream file = BreaksTest.class.getResourceAsStream("/simulate/breaks.properties")) {
      seeds.load(file);
      return seeds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the seed that found it first, or, should that find it no more, by any other one. */
  private static Result find(Break planted) {
    Result result = run(planted, Long.parseLong(FIRST_SEEDS.getProperty(planted.word(), "1")));
    for (long seed = 1; seed <= SEEDS_MAX && !result.failed(); seed++) {
      result = run(planted, seed);
    }
    return result;
  }

  private static Result run(Break planted, long seed) {
    return Simulation.run(Plans.of(seed, STEPS, planted::wiring));
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
      Result result = run(Break.NAIVE, seed);
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
