package dev.holdfast.job.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;

/**
 * The contexts of commits that a level covers, while it is on its way to its row: a level has none
 * of its own, for it is of all commits before it. Known in one process only, which is where it is
 * folded and written; what is not found is a span less.
 */
final class LevelContexts {
  private static final int LEVELS_MAX = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Cache<String, List<String>> contexts =
      Caffeine.newBuilder().maximumSize(LEVELS_MAX).expireAfterWrite(KEPT).build();

  void put(String item, long seq, List<String> covered) {
    contexts.put(key(item, seq), covered);
  }

  /** Those of the level, once; none if it has none. */
  List<String> take(String item, long seq) {
    List<String> covered = contexts.asMap().remove(key(item, seq));
    return covered == null ? List.of() : covered;
  }

  private static String key(String item, long seq) {
    return seq + "#" + item;
  }
}
