package dev.holdfast.proof.simulate.actors;

import dev.holdfast.log.writer.HeapBudget;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Faults;

/** Memory that is short whenever somebody asks at a bad moment; but never so short as to refuse. */
final class ScarceMemory extends HeapBudget {
  private final Faults faults;

  ScarceMemory(Faults faults) {
    super(Long.MAX_VALUE / 2);
    this.faults = faults;
  }

  @Override
  public long maxBytes() {
    return faults.strikes(Fault.MEMORY_SHORT) ? usedBytes() * 9 / 10 : super.maxBytes();
  }
}
