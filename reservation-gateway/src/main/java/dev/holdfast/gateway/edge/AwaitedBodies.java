package dev.holdfast.gateway.edge;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The bodies that are on their way, so many at most. One more takes the place of the one that has
 * been on its way for longest: who is as slow as that goes, and not who has only just come.
 */
final class AwaitedBodies {
  private final int max;
  private final Set<AwaitedBody> byAge = new LinkedHashSet<>();

  AwaitedBodies(int max) {
    this.max = max;
  }

  /** Adds one; the answer is the one that has to go for it. */
  synchronized Optional<AwaitedBody> add(AwaitedBody body) {
    byAge.add(body);
    if (byAge.size() <= max) {
      return Optional.empty();
    }
    AwaitedBody eldest = byAge.iterator().next();
    byAge.remove(eldest);
    return Optional.of(eldest);
  }

  synchronized void remove(AwaitedBody body) {
    byAge.remove(body);
  }
}
