package dev.holdfast.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Takes settings out of a map and collects what is wrong with them. */
final class SettingsReader {
  private final Map<String, String> left;
  private final List<String> faults = new ArrayList<>();

  SettingsReader(Map<String, String> given) {
    left = new TreeMap<>(given);
  }

  Optional<String> text(String name, String pattern) {
    return value(name, Pattern.compile(pattern).asMatchPredicate(), "must match " + pattern);
  }

  Optional<Integer> number(String name, int min, int max) {
    Predicate<String> inRange =
        text -> text.matches("[0-9]{1,9}") && in(Integer.parseInt(text), min, max);
    return value(name, inRange, "must be a number from " + min + " to " + max)
        .map(Integer::valueOf);
  }

  boolean has(String name) {
    return left.containsKey(name);
  }

  void fault(String fault) {
    faults.add(fault);
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException naming every fault at once, also what is no setting
   */
  void finish() {
    left.keySet().forEach(name -> faults.add(name + " is no setting"));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  private static boolean in(int number, int min, int max) {
    return number >= min && number <= max;
  }

  private Optional<String> value(String name, Predicate<String> good, String rule) {
    Optional<String> value = Optional.ofNullable(left.remove(name));
    value.filter(good.negate()).ifPresent(bad -> faults.add(name + " " + rule + ": " + bad));
    return value.filter(good);
  }
}
