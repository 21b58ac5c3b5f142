package dev.holdfast.job.trace;

import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * No span: notes in which contexts an item's commits were until its level is handed on, which may
 * cover several.
 */
final class TracedLevels extends Bordered<Commit, StockLevel> {
  private static final int ITEMS_MAX = 10_000;

  /** Of one level; it is the newest that it is shown for. */
  private static final int CONTEXTS_MAX = 16;

  private final Map<String, List<String>> covered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > ITEMS_MAX;
        }
      };

  TracedLevels(KeyedOperator<Commit, StockLevel> inner, Spans.Source source) {
    super(inner, source);
  }

  @Override
  Commit enters(Commit commit) {
    if (spans().follows(commit.getTraceparent())) {
      List<String> contexts = covered.computeIfAbsent(commit.getItem(), item -> new ArrayList<>());
      if (contexts.size() == CONTEXTS_MAX) {
        contexts.remove(0);
      }
      contexts.add(commit.getTraceparent());
    }
    return commit;
  }

  @Override
  StockLevel leaves(StockLevel level) {
    List<String> contexts = covered.remove(level.getItem());
    if (contexts != null) {
      spans().levels().put(level.getItem(), level.getSeq(), contexts);
    }
    return level;
  }
}
