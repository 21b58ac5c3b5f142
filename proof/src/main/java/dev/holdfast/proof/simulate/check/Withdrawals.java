package dev.holdfast.proof.simulate.check;

import dev.holdfast.proof.simulate.world.Findings;
import java.util.HashSet;
import java.util.Set;

/** Holds that carts were told of, and holds that were taken back: none is both. */
final class Withdrawals {
  private static final String RULE = "a hold is taken back that a cart was told of";

  private final Findings findings;
  private final Set<String> told = new HashSet<>();
  private final Set<String> withdrawn = new HashSet<>();

  Withdrawals(Findings findings) {
    this.findings = findings;
  }

  /**
   * @param placing the reservation, and the seq at which it was placed
   */
  void told(String placing) {
    told.add(placing);
    findings.require(!withdrawn.contains(placing), RULE, placing);
  }

  void withdrawn(String placing) {
    withdrawn.add(placing);
    findings.require(!told.contains(placing), RULE, placing);
  }
}
