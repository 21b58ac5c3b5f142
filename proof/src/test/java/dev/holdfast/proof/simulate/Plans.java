package dev.holdfast.proof.simulate;

import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.world.Faults;
import java.util.Set;
import java.util.function.Supplier;

/** Runs as tests want them. */
final class Plans {
  private Plans() {}

  static Plan of(long seed, long steps) {
    return of(seed, steps, Wiring::new);
  }

  static Plan of(long seed, long steps, Supplier<Wiring> wiring) {
    return new Plan(seed, steps, 3, 5, 8, Faults.all(), Set.of(), wiring, false);
  }
}
