package dev.holdfast.proof.replay.fake;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The planted faults, and which of them have shown already. */
final class Faults {
  private final Set<Fault> planted = EnumSet.noneOf(Fault.class);
  private final Set<Fault> struck = ConcurrentHashMap.newKeySet();

  Faults(Set<Fault> planted) {
    this.planted.addAll(planted);
  }

  boolean planted(Fault fault) {
    return planted.contains(fault);
  }

  /** True the first time that a planted fault has its chance. */
  boolean strike(Fault fault) {
    return planted(fault) && struck.add(fault);
  }
}
