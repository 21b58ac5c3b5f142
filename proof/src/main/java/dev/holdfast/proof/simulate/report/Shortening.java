package dev.holdfast.proof.simulate.report;

import dev.holdfast.proof.simulate.Plan;
import dev.holdfast.proof.simulate.Result;
import dev.holdfast.proof.simulate.Simulation;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Faults;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a failing run shorter, as long as it fails by the same rule: fewer steps, people and
 * machines, kinds of faults, and at last single strikes, halves of them first.
 *
 * @see <a href="https://www.debuggingbook.org/html/DeltaDebugger.html">Zeller, Delta debugging</a>
 */
public final class Shortening {
  private static final int RUNS_MAX = 400;

  private final String rule;
  private Result shortest;
  private int runs;

  private Shortening(Result failed) {
    this.rule = failed.rule();
    // The same run: it may have failed before its steps were over, or when all had come to rest.
    Plan plan = failed.plan();
    this.shortest =
        Simulation.run(plan.withSteps(Math.min(failed.steps(), plan.steps())).toBeTold());
  }

  /** The shortest run found that still fails, with its story. */
  public static Result of(Result failed) {
    Shortening shortening = new Shortening(failed);
    shortening.fewerSteps();
    shortening.fewerPeople();
    shortening.fewerKinds();
    shortening.fewerStrikes();
    shortening.fewerSteps();
    return shortening.shortest;
  }

  private boolean stillFails(Plan plan) {
    if (runs++ >= RUNS_MAX) {
      return false;
    }
    Result result = Simulation.run(plan);
    boolean fails = rule.equals(result.rule()) && result.steps() <= shortest.steps();
    if (fails) {
      shortest = result;
    }
    return fails;
  }

  private void fewerSteps() {
    long steps = shortest.plan().steps();
    for (long less = steps / 2; less > steps / 50; less /= 2) {
      while (shortest.plan().steps() > less
          && stillFails(shortest.plan().withSteps(shortest.plan().steps() - less))) {}
    }
  }

  private void fewerPeople() {
    Plan plan = shortest.plan();
    for (int shoppers = 1; shoppers < plan.shoppers(); shoppers *= 2) {
      if (stillFails(plan.withPeople(plan.gateways(), plan.items(), shoppers))) {
        break;
      }
    }
    plan = shortest.plan();
    for (int items = 1; items < plan.items(); items++) {
      if (stillFails(plan.withPeople(plan.gateways(), items, plan.shoppers()))) {
        break;
      }
    }
    plan = shortest.plan();
    for (int gateways = 1; gateways < plan.gateways(); gateways++) {
      if (stillFails(plan.withPeople(gateways, plan.items(), plan.shoppers()))) {
        break;
      }
    }
  }

  private void fewerKinds() {
    for (Fault fault : Fault.values()) {
      Set<Fault> kinds = EnumSet.noneOf(Fault.class);
      kinds.addAll(shortest.plan().faults());
      if (kinds.remove(fault)) {
        stillFails(shortest.plan().withFaults(kinds));
      }
    }
  }

  private void fewerStrikes() {
    int chunk = Math.max(1, shortest.struck().size() / 2);
    while (runs < RUNS_MAX) {
      List<Faults.Strike> struck = new ArrayList<>(shortest.struck());
      for (int from = 0; from < struck.size(); from += chunk) {
        Set<Faults.Strike> spared = new HashSet<>(shortest.plan().spared());
        spared.addAll(struck.subList(from, Math.min(struck.size(), from + chunk)));
        stillFails(shortest.plan().sparing(spared));
      }
      if (chunk == 1) {
        return;
      }
      chunk = Math.max(1, chunk / 2);
    }
  }
}
