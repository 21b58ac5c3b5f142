package dev.holdfast.bench.compare;

import dev.holdfast.bench.contender.Contenders;
import dev.holdfast.bench.measure.Loop;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.proof.part.PartMissing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures contenders by turns, round after round, so that whatever the machine does meanwhile
 * happens to all of them; of each one's rounds the median counts.
 */
final class Compare implements AutoCloseable {
  private static final List<String> IN_EVERY_WAY = List.of(Contenders.NO_OP, Contenders.HOLDFAST);

  /** So many times the callers come for what is gone: that is what makes a stampede. */
  private static final int STAMPEDE = 4;

  /**
   * Few enough for one put not to wait for another: without group commit the store is at its limit
   * long before the rate at which holds are measured.
   */
  private static final int PUTS_PER_SECOND = 100;

  private final Stage stage;
  private final Loop closed;
  private final Loop open;
  private final int rounds;
  private final List<String> missing = new ArrayList<>();
  private final Map<String, Runner> runners = new LinkedHashMap<>();

  /**
   * @param closed how the most there is is measured
   * @param open how a hold's latency is measured
   */
  Compare(Stage stage, Loop closed, Loop open, int rounds) {
    this.stage = stage;
    this.closed = closed;
    this.open = open;
    this.rounds = rounds;
  }

  /** Starts what can be started here; {@link #missing} names the others. */
  void start(List<String> names) {
    for (String name : names) {
      stage.prepare("start " + name);
      try {
        runners.put(name, Runner.start(name));
      } catch (PartMissing e) {
        missing.add(name + ": " + e.getMessage());
      }
    }
  }

  /** What could not be started, and why. */
  List<String> missing() {
    return missing;
  }

  /** All measurements, in the order of the table. */
  List<Measured> measure() throws InterruptedException {
    List<Measured> results =
        byTurns(
            List.copyOf(runners.values()),
            (runner, warmUp) -> runner.hot(stage, runner.name(), closed, warmUp));
    Loop stampede = new Loop(0, STAMPEDE * closed.callers());
    results.addAll(
        byTurns(
            only(IN_EVERY_WAY),
            (runner, warmUp) ->
                runner.gone(stage, Table.soldOut(runner.name()), stampede, warmUp)));
    results.addAll(
        byTurns(
            only(IN_EVERY_WAY),
            (runner, warmUp) -> runner.hot(stage, Table.atRate(runner.name()), open, warmUp)));
    Loop puts = new Loop(Math.min(PUTS_PER_SECOND, open.perSecond()), open.callers());
    results.addAll(
        byTurns(
            only(List.of(Contenders.RAW_PUT)),
            (runner, warmUp) -> runner.hot(stage, Table.atRate(runner.name()), puts, warmUp)));
    return results;
  }

  private interface Measurement {
    Measured of(Runner runner, boolean warmUp) throws InterruptedException;
  }

  private List<Measured> byTurns(List<Runner> among, Measurement measurement)
      throws InterruptedException {
    Map<Runner, List<Measured>> measured = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Runner runner : among) {
        measured
            .computeIfAbsent(runner, key -> new ArrayList<>())
            .add(measurement.of(runner, round == 0));
      }
    }
    List<Measured> medians = new ArrayList<>();
    measured.values().forEach(all -> medians.add(median(all)));
    return medians;
  }

  /** By holds and refusals a second; at a fixed rate those are equal, so then by the median. */
  private static Measured median(List<Measured> rounds) {
    List<Measured> sorted = new ArrayList<>(rounds);
    sorted.sort(
        Comparator.<Measured>comparingLong(
                one -> Math.round(one.holdsPerSecond() + one.refusalsPerSecond()))
            .thenComparing(one -> one.millis(50)));
    return sorted.get(sorted.size() / 2);
  }

  private List<Runner> only(List<String> names) {
    return runners.values().stream().filter(runner -> names.contains(runner.name())).toList();
  }

  @Override
  public void close() {
    runners.values().forEach(Runner::close);
  }
}
