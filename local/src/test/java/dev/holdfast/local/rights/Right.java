package dev.holdfast.local.rights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A row of rights.csv, which the deployment's policies are held to.
 *
 * @param attributes those that a write may name; empty: any
 * @param whyUnused why nobody uses it on one machine; empty: somebody does
 */
public record Right(
    String who, String store, String action, Set<String> attributes, String whyUnused) {
  /** All that gateways and the job may do to tables and streams. */
  public static List<Right> all() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Right.class.getResourceAsStream("/rights.csv"), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.matches("(gateway|job) .*")).map(Right::of).toList();
    }
  }

  private static Right of(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    Set<String> attributes =
        Arrays.stream(cells.get(3).split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Right(cells.get(0), cells.get(1), cells.get(2), attributes, cells.get(4));
  }

  /** Whether it permits a call. */
  public boolean permits(Call call) {
    return isOf(call) && (attributes.isEmpty() || attributes.containsAll(call.attributes()));
  }

  /** Whether the calls make use of all that it says, or it says why they do not. */
  public boolean isUsedBy(Set<Call> calls) {
    Set<String> named = new TreeSet<>();
    calls.stream().filter(this::isOf).forEach(call -> named.addAll(call.attributes()));
    boolean used = calls.stream().anyMatch(this::isOf) && named.containsAll(attributes);
    return used == whyUnused.isEmpty();
  }

  private boolean isOf(Call call) {
    return call.who().equals(who) && call.store().equals(store) && call.action().equals(action);
  }
}
