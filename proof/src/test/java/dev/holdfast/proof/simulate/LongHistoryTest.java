package dev.holdfast.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.simulate.world.Fault;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongHistoryTest {
  private static final long STEPS = 400_000;

  /**
   * All but one: behind a row that stays unreadable for longer than closed holds are remembered,
   * the row of a hold that is sold late stays behind the log, as docs/simulator.md says.
   */
  private static final Set<Fault> KINDS = EnumSet.complementOf(EnumSet.of(Fault.ROW_UNREADABLE));

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

  @Test
  void aLongRunGoesWrongInItsEndAsItDoesInItsBeginning() {
    Result result = Simulation.run(Plans.of(2, STEPS).withFaults(KINDS), this::count);

    assertThat(result.violation()).isNull();
    assertThat(sum(late)).isBetween(sum(early) / 2, 2 * sum(early));
    assertThat(late.values()).filteredOn(count -> count > 0).hasSizeGreaterThanOrEqualTo(24);
  }
}
