package dev.holdfast.proof.history.faults;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each kind of fault has happened. */
public final class FaultCounts {
  private final Map<Fault, LongAdder> counts = new EnumMap<>(Fault.class);

  public FaultCounts() {
    for (Fault fault : Fault.values()) {
      counts.put(fault, new LongAdder());
    }
  }

  void add(Fault fault) {
    counts.get(fault).increment();
  }

  public long of(Fault fault) {
    return counts.get(fault).sum();
  }

  /** Whether each kind has happened so often. */
  public boolean allAtLeast(long times) {
    return counts.values().stream().allMatch(count -> count.sum() >= times);
  }

  @Override
  public String toString() {
    return "lost %,d  late %,d  conflicts %,d  crashes %,d"
        .formatted(of(Fault.LOST_ANSWER), of(Fault.DELAY), of(Fault.CONFLICT), of(Fault.CRASH));
  }
}
