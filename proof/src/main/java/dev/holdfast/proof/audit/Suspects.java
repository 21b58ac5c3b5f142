package dev.holdfast.proof.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What looked wrong once. Something that others are about to write may look so; so it is looked at
 * again after the time to settle, by what had to be everywhere at the first look.
 */
final class Suspects {
  /** How many wait at most; then the walk waits for them. */
  static final int MAX = 1_000;

  /**
   * One to look at again.
   *
   * @param everywhere as it was for the first look
   * @param lookedAt when that was, epoch milliseconds
   * @param from the walk's place before it
   */
  record Suspect(Finding finding, long everywhere, long lookedAt, Position from) {}

  private final Map<Finding.Key, Suspect> waiting = new LinkedHashMap<>();

  /** One that is waiting already keeps its turn. */
  void add(Suspect suspect) {
    waiting.putIfAbsent(suspect.finding().key(), suspect);
  }

  boolean isFull() {
    return waiting.size() >= MAX;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** From where a walk must begin that is to find all of them again. */
  Optional<Position> from() {
    return waiting.values().stream().findFirst().map(Suspect::from);
  }

  /** When the first one is to be looked at again, epoch milliseconds; one must be waiting. */
  long dueAt(long settleMillis) {
    return waiting.values().iterator().next().lookedAt() + settleMillis;
  }

  /** Those of one look that are to be looked at again by now, {@code max} at most. */
  List<Suspect> due(long now, long settleMillis, int max) {
    return waiting.values().stream()
        .filter(each -> each.everywhere() == first().everywhere())
        .filter(each -> each.lookedAt() + settleMillis <= now)
        .limit(max)
        .toList();
  }

  private Suspect first() {
    return waiting.values().iterator().next();
  }

  /** Those that have been looked at again. */
  void remove(List<Suspect> done) {
    done.forEach(each -> waiting.remove(each.finding().key()));
  }
}
