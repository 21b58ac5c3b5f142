package dev.holdfast.gateway.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What waits to be handed over, by item. Requests gather a moment before they are sent, and while
 * calls are under way; so a hot item costs two calls per round trip, however many its requests are.
 */
final class Outboxes {
  /** Of one call: some 60 KB. */
  static final int BATCH_MAX = 500;

  /** Of one item: one is being decided while the next is on its way. */
  static final int CALLS_MAX = 2;

  /**
   * How long the first of a batch waits for others. Those who were answered together ask again
   * together: without it the first would be sent alone, and the others after its answer.
   */
  static final long GATHER_MILLIS = 2;

  /** Of all items. */
  static final int ALL_CALLS_MAX = 64;

  /** Of one item; what there is no room for is decided here. */
  static final int WAITING_MAX = 2_000;

  private static final class Outbox {
    final Deque<Handed> waiting = new ArrayDeque<>();
    int calls;

    /** Whether the first that waits came a moment ago, and others may follow. */
    boolean isGathering;
  }

  private final ConcurrentMap<String, Outbox> items = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  /** What became of a request. */
  enum Put {
    /** There was no room. */
    REFUSED,

    /** It is the first of a batch, of which {@link #gathered} is to be told in a moment. */
    FIRST,

    /** It goes with those that wait. */
    JOINED
  }

  /** Lets a request wait, if there is room. */
  Put put(Handed handed) {
    Put[] put = {Put.REFUSED};
    items.compute(
        handed.wanted.item(),
        (item, known) -> {
          Outbox box = known == null ? new Outbox() : known;
          boolean isStuck = box.calls == 0 && calls.get() >= ALL_CALLS_MAX;
          if (box.waiting.size() < WAITING_MAX && !isStuck) {
            put[0] = box.waiting.isEmpty() ? Put.FIRST : Put.JOINED;
            box.isGathering |= box.waiting.isEmpty();
            box.waiting.addLast(handed);
          }
          return box.waiting.isEmpty() && box.calls == 0 ? null : box;
        });
    return put[0];
  }

  /** {@link #GATHER_MILLIS} have gone by since a batch's first request was put. */
  void gathered(String item) {
    items.computeIfPresent(
        item,
        (name, box) -> {
          box.isGathering = false;
          return box;
        });
  }

  /** The next batch, which {@link #ended} is owed; empty if there is none to be sent now. */
  List<Handed> take(String item) {
    List<Handed> batch = new ArrayList<>();
    items.computeIfPresent(
        item,
        (name, box) -> {
          boolean isDue = !box.isGathering || box.waiting.size() >= BATCH_MAX;
          if (box.calls < CALLS_MAX && !box.waiting.isEmpty() && isDue) {
            box.calls++;
            calls.incrementAndGet();
            while (batch.size() < BATCH_MAX && !box.waiting.isEmpty()) {
              batch.add(box.waiting.removeFirst());
            }
          }
          return box;
        });
    return batch;
  }

  /** A batch that was taken has been answered, or given up. */
  void ended(String item) {
    items.computeIfPresent(
        item,
        (name, box) -> {
          box.calls--;
          calls.decrementAndGet();
          return box.waiting.isEmpty() && box.calls == 0 ? null : box;
        });
  }

  /** Items of which something waits or is under way. */
  int items() {
    return items.size();
  }
}
