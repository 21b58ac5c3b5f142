package dev.holdfast.log.writer;

import dev.holdfast.domain.StockFold;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import dev.holdfast.schema.Traceparent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The requests that will share the next append, decided in order, and the level after them. */
final class Batch {
  static final int EVENTS_MAX = 1_000;

  /** Well below the 400 KB an item of DynamoDB may have. */
  static final int BYTES_MAX = 128 * 1024;

  /** Numbers, kind and Avro's own bytes of one event, generously. */
  private static final int EVENT_BYTES = 96;

  private final List<PendingRequest<?>> requests = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Set<String> subjects = new HashSet<>();
  private final StockLevel base;
  private final long at;
  private StockLevel level;
  private int bytes;
  private String traceparent;

  Batch(StockLevel base, long at) {
    this.base = base;
    this.level = base;
    this.at = at;
  }

  void add(PendingRequest<?> pending, List<Event> more) {
    requests.add(pending);
    events.addAll(more);
    level = StockFold.plus(level, more);
    join(pending.request.traceparent());
    if (pending.request.about() != null) {
      subjects.add(pending.request.about());
    }
    more.forEach(event -> bytes += bytesOf(event));
  }

  /** A trace that is recorded goes before one that is not. */
  private void join(String trace) {
    if (traceparent == null
        || (Traceparent.isSampled(trace) && !Traceparent.isSampled(traceparent))) {
      traceparent = trace;
    }
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  boolean isFull() {
    return events.size() >= EVENTS_MAX || bytes >= BYTES_MAX;
  }

  /** Whether it holds a request about the same thing already. */
  boolean isAbout(String subject) {
    return subject != null && subjects.contains(subject);
  }

  List<PendingRequest<?>> requests() {
    return requests;
  }

  /** The time its commit carries, epoch milliseconds. */
  long at() {
    return at;
  }

  /** The level after what it holds. */
  StockLevel level() {
    return level;
  }

  /**
   * The commit to append; it carries one trace for all its requests: the first that is recorded, or
   * else the first there is.
   *
   * @param id must be new, since it names exact bytes
   */
  Commit commit(UUID id) {
    return new Commit(base.getItem(), base.getSeq() + 1, id.toString(), at, events, traceparent);
  }

  private static int bytesOf(Event event) {
    return EVENT_BYTES
        + length(event.getReservation())
        + length(event.getCart())
        + length(event.getCommand())
        + length(event.getReason());
  }

  private static int length(String text) {
    return text == null ? 0 : 3 * text.length();
  }
}
