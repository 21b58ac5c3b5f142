package dev.holdfast.proof.simulate.report;

import dev.holdfast.proof.simulate.Result;
import dev.holdfast.proof.simulate.world.Fault;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs added up. */
public final class Tally {
  private final long firstSeed;
  private final long begun = System.nanoTime();
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private int seeds;
  private long steps;
  private int violations;

  public Tally(long firstSeed) {
    this.firstSeed = firstSeed;
  }

  public synchronized void add(Result result) {
    seeds++;
    steps += result.steps();
    violations += result.failed() ? 1 : 0;
    result.faults().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
  }

  public synchronized int seeds() {
    return seeds;
  }

  public double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private Map<String, Long> faultsByWord() {
    Map<String, Long> byWord = new LinkedHashMap<>();
    for (Fault fault : Fault.values()) {
      byWord.put(fault.word(), faults.getOrDefault(fault, 0L));
    }
    return byWord;
  }

  /** In one line. */
  public synchronized String line() {
    return line(0);
  }

  /**
   * In one line.
   *
   * @param more steps of the run under way
   */
  public synchronized String line(long more) {
    return String.format(
        "%,d seeds, %,d steps, %,.0f steps/s, %d violations",
        seeds, steps + more, (steps + more) / seconds(), violations);
  }

  /** With a line for each kind of fault. */
  public synchronized String inWords() {
    StringBuilder text = new StringBuilder();
    faultsByWord()
        .forEach((fault, count) -> text.append(String.format("  %-18s %,14d%n", fault, count)));
    return text.append(line()).append(System.lineSeparator()).toString();
  }

  /** For scripts, under the names they rely on. */
  public synchronized Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("seed", firstSeed);
    report.put("seeds", seeds);
    report.put("steps", steps);
    report.put("faults", faultsByWord());
    report.put("violations", violations);
    report.put("steps_per_s", Math.round(steps / seconds()));
    return report;
  }
}
