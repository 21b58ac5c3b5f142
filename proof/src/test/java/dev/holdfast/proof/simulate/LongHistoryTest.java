package dev.holdfast.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.simulate.world.Fault;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LongHistoryTest {
  private static final long STEPS = 400_000;

  private final Map<Fault, Long> early = new EnumMap<>(Fault.class);
  private final Map<Fault, Long> late = new EnumMap<>(Fault.class);

  /** Strikes in the first half of the run and in the second. */
  private void count(long steps, Map<Fault, Long> sofar) {
    if (steps <= STEPS / 2) {
      early.putAll(sofar);
    }
    sofar.forEach((fault, count) -> late.put(fault, count - early.get(fault)));
  }

  private static long sum(Map<Fault, Long> faults) {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long kinds(Map<Fault, Long> faults) {
    return faults.values().stream().filter(count -> count > 0).count();
  }

  @Test
  void aLongRunGoesWrongInItsEndAsItDoesInItsBeginning() {
    Result result = Simulation.run(Plans.of(2, STEPS), this::count);

    assertThat(result.violation()).isNull();
    assertThat(sum(late)).isBetween(sum(early) / 2, 2 * sum(early));
    // Some are so rare that they miss a half by chance.
    assertThat(kinds(late)).isGreaterThanOrEqualTo(kinds(early) - 2);
  }
}
