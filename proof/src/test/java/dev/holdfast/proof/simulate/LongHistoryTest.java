package dev.holdfast.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.simulate.world.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongHistoryTest {
  private static final long STEPS = 400_000;

  @Test
  void aLongRunGoesWrongAsOftenInItsEndAsInItsBeginning() {
    List<Long> faults = new ArrayList<>(List.of(0L));
    Set<Fault> late = EnumSet.noneOf(Fault.class);
    long[][] atHalf = new long[1][];
    Result result =
        Simulation.run(
            Plans.of(2, STEPS),
            (steps, counts) -> {
              faults.add(counts.values().stream().mapToLong(Long::longValue).sum());
              long[] now = counts.values().stream().mapToLong(Long::longValue).toArray();
              if (steps <= STEPS / 2) {
                atHalf[0] = now;
              }
              counts.forEach(
                  (fault, count) -> {
                    if (steps > STEPS / 2 && count > atHalf[0][fault.ordinal()]) {
                      late.add(fault);
                    }
                  });
            });
    long first = faults.get(faults.size() / 2);
    long second = faults.get(faults.size() - 1) - first;

    assertThat(result.violation()).isNull();
    assertThat(second).isBetween(first / 2, first * 2);
    assertThat(late).hasSizeGreaterThanOrEqualTo(Fault.values().length - 2);
  }
}
