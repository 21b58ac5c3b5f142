package dev.holdfast.proof.simulate;

import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Faults;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of a run.
 *
 * @param steps events that happened
 * @param faults strikes by kind
 * @param rule what was violated; null for nothing
 * @param violation the same with what happened
 * @param story who did what, if the plan says so
 * @param struck what went wrong, if the plan says so
 * @param digest changes with anything that happened in the log
 */
public record Result(
    Plan plan,
    long steps,
    Map<Fault, Long> faults,
    String rule,
    String violation,
    List<String> story,
    Set<Faults.Strike> struck,
    long digest) {
  public boolean failed() {
    return rule != null;
  }
}
