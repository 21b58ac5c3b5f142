package dev.holdfast.bench.measure;

import java.util.Locale;

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
