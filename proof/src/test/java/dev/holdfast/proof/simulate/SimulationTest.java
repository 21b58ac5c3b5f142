package dev.holdfast.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.simulate.world.Fault;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SimulationTest {
  @Test
  void hundredsOfSeedsFindNothing() {
    for (long seed = 1; seed <= 200; seed++) {
      findsNothing(seed, 3_000);
    }
  }

  @Tag("exhaustive")
  @Test
  void tenThousandSeedsFindNothing() {
    for (long seed = 1; seed <= 10_000; seed++) {
      findsNothing(seed, 10_000);
    }
  }

  /** Seeds that once showed a mistake in the system itself, with what it was. */
  @ParameterizedTest
  @CsvFileSource(resources = "/simulate/regressions.csv", delimiter = '|', numLinesToSkip = 1)
  void whatOnceFailedDoesNotAnyMore(long seed, long steps, String mistake) {
    assertThat(mistake).isNotBlank();
    findsNothing(seed, steps);
  }

  @Test
  void theSameSeedIsTheSameRun() {
    Result one = Simulation.run(Plans.of(7, 5_000));
    Result other = Simulation.run(Plans.of(7, 5_000).toBeTold());

    assertThat(other.digest()).isEqualTo(one.digest());
    assertThat(other.steps()).isEqualTo(one.steps());
    assertThat(other.faults()).isEqualTo(one.faults());
    assertThat(Simulation.run(Plans.of(8, 5_000)).digest()).isNotEqualTo(one.digest());
  }

  @Test
  void everyKindOfFaultStrikes() {
    EnumSet<Fault> missing = EnumSet.allOf(Fault.class);
    for (long seed = 1; seed <= 200 && !missing.isEmpty(); seed++) {
      Result result = Simulation.run(Plans.of(seed, 3_000));
      missing.removeIf(fault -> result.faults().get(fault) > 0);
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void withoutFaultsNothingGoesWrong() {
    Result result = Simulation.run(Plans.of(3, 5_000).withFaults(EnumSet.noneOf(Fault.class)));
    assertThat(result.violation()).isNull();
    assertThat(result.faults().values()).containsOnly(0L);
  }

  private static void findsNothing(long seed, long steps) {
    Result result = Simulation.run(Plans.of(seed, steps));
    assertThat(result.violation()).as("seed %d, %d steps", seed, steps).isNull();
  }
}
