package dev.holdfast.proof.simulate;

import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Faults;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One simulated run: the same plan is the same run, event for event.
 *
 * @param steps events after which faults and callers stop, and all comes to rest
 * @param faults kinds that may strike
 * @param spared single strikes that shall not
 * @param wiring how the system is put together
 * @param told whether the run's story is kept
 */
public record Plan(
    long seed,
    long steps,
    int gateways,
    int items,
    int shoppers,
    Set<Fault> faults,
    Set<Faults.Strike> spared,
    Supplier<Wiring> wiring,
    boolean told) {
  /** The same with another number of steps. */
  public Plan withSteps(long fewer) {
    return new Plan(seed, fewer, gateways, items, shoppers, faults, spared, wiring, told);
  }

  /** The same with other numbers of those who act. */
  public Plan withPeople(int fewerGateways, int fewerItems, int fewerShoppers) {
    return new Plan(
        seed, steps, fewerGateways, fewerItems, fewerShoppers, faults, spared, wiring, told);
  }

  /** The same with other kinds of faults. */
  public Plan withFaults(Set<Fault> kinds) {
    return new Plan(seed, steps, gateways, items, shoppers, kinds, spared, wiring, told);
  }

  /** The same without some strikes. */
  public Plan sparing(Set<Faults.Strike> strikes) {
    return new Plan(seed, steps, gateways, items, shoppers, faults, strikes, wiring, told);
  }

  /** The same with its story kept. */
  public Plan toBeTold() {
    return new Plan(seed, steps, gateways, items, shoppers, faults, spared, wiring, true);
  }
}
