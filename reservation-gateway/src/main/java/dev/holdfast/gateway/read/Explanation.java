package dev.holdfast.gateway.read;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.NewestHolds;
import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.gateway.reserve.HoldJson;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An item's figures, and what the newest commits say of where they come from.
 *
 * @param holds the open ones, newest first
 * @param events oldest first
 */
record Explanation(StockLevel level, List<Hold> holds, List<Map<String, Object>> events) {
  private static final int HOLDS_MAX = 100;
  private static final int EVENTS_MAX = 50;

  /**
   * @param commits up to the level's, oldest first
   */
  static Explanation of(StockLevel level, List<Commit> commits) {
    return new Explanation(
        level,
        NewestHolds.covering(commits, level.getReserved(), HOLDS_MAX),
        newestEvents(commits));
  }

  private static List<Map<String, Object>> newestEvents(List<Commit> commits) {
    List<Map<String, Object>> newestFirst = new ArrayList<>();
    for (int i = commits.size() - 1; i >= 0; i--) {
      List<Event> events = commits.get(i).getEvents();
      for (int j = events.size() - 1; j >= 0 && newestFirst.size() < EVENTS_MAX; j--) {
        newestFirst.add(EventPage.json(commits.get(i), events.get(j)));
      }
    }
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** Whether older commits would add nothing to it. */
  boolean isWhole() {
    return events.size() == EVENTS_MAX && (holds.size() == HOLDS_MAX || reservedByOthers() <= 0);
  }

  /** Units of open holds that it does not name. */
  private long reservedByOthers() {
    return level.getReserved() - holds.stream().mapToLong(Holds::reserved).sum();
  }

  Map<String, Object> json() {
    Map<String, Object> json =
        new LinkedHashMap<>(AvailabilityJson.of(AvailabilityJson.row(level)));
    json.put("policy", RecordJson.of(level.getPolicy(), Set.of("ownFields")));
    json.put("holds", holds.stream().map(HoldJson::of).toList());
    json.put("reservedByOthers", Math.max(0, reservedByOthers()));
    json.put("events", events);
    return json;
  }
}
