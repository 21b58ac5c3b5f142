package dev.holdfast.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Two measurements of one run against each other: what holds on any machine.
 *
 * @param wanted the bound it is to keep
 * @param atLeast whether that is a lower bound
 */
public record Ratio(String name, double value, double wanted, boolean atLeast) {
  public static Ratio atLeast(double wanted, String name, double one, double other) {
    return new Ratio(name, one / Math.max(1e-9, other), wanted, true);
  }

  public static Ratio atMost(double wanted, String name, double one, double other) {
    return new Ratio(name, one / Math.max(1e-9, other), wanted, false);
  }

  /** How far the slowest of a hundred are from the median. */
  public static Ratio spread(double wanted, Measured one) {
    return atMost(wanted, "p99 against p50, " + one.name(), one.millis(99), one.millis(50));
  }

  /**
   * Of each ratio the middle one of all rounds.
   *
   * @param rounds of each its ratios, the same ones in the same order
   */
  public static List<Ratio> medians(List<List<Ratio>> rounds) {
    return IntStream.range(0, rounds.get(0).size())
        .mapToObj(
            which -> {
              Ratio first = rounds.get(0).get(which);
              double[] values =
                  rounds.stream().mapToDouble(round -> round.get(which).value).sorted().toArray();
              return new Ratio(first.name, values[values.length / 2], first.wanted, first.atLeast);
            })
        .toList();
  }

  public boolean kept() {
    return atLeast ? value >= wanted : value <= wanted;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-72s %8.2f  (%s %s: %s)",
        name,
        value,
        atLeast ? "at least" : "at most",
        wanted,
        kept() ? "kept" : "not kept");
  }
}
