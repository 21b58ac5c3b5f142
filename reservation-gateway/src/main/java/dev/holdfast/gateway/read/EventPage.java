package dev.holdfast.gateway.read;

import dev.holdfast.domain.PolicyFields;
import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events in log order, in whole commits: a commit is never split, so that `next` can be a seq. It
 * ends with the commit that brings it to its limit.
 */
final class EventPage {
  private static final Set<String> INTERNAL = Set.of("contentHash");

  private final int limit;
  private final List<Map<String, Object>> events = new ArrayList<>();
  private long seq;

  /**
   * @param after the seq before the page
   * @param limit events after which it is full
   */
  EventPage(long after, int limit) {
    this.seq = after;
    this.limit = limit;
  }

  /** The newest seq on it. */
  long seq() {
    return seq;
  }

  boolean isFull() {
    return events.size() >= limit;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** Takes commits until it is full or one does not follow. */
  void add(List<Commit> commits) {
    for (Commit commit : commits) {
      if (isFull() || commit.getSeq() != seq + 1) {
        return;
      }
      seq = commit.getSeq();
      commit.getEvents().forEach(event -> events.add(json(commit, event)));
    }
  }

  /**
   * @param more whether further events may follow
   */
  Map<String, Object> json(boolean more) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("events", events);
    if (more) {
      json.put("next", seq);
    }
    return json;
  }

  /** It names its own fields also where older versions have left that to be told by them. */
  private static Map<String, Object> policy(Policy policy) {
    Map<String, Object> json = RecordJson.of(policy, Set.of());
    json.put("ownFields", PolicyFields.own(policy));
    return json;
  }

  /** An event as callers see it. */
  static Map<String, Object> json(Commit commit, Event event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seq", commit.getSeq());
    json.put("at", commit.getAt());
    json.putAll(RecordJson.of(event, INTERNAL));
    if (event.getPolicy() != null) {
      json.put("policy", policy(event.getPolicy()));
    }
    if (commit.getTraceparent() != null) {
      json.put("traceparent", commit.getTraceparent());
    }
    return json;
  }
}
