package dev.holdfast.log.writer;

import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The lanes of a writer, within a budget of heap.
 *
 * <p>A hand goes around them, as in the clock algorithm of paging. It moves a little for each lane
 * that is made, so that idle ones go early, and as far as it takes while the budget is exceeded.
 * What a lane that it comes by gives up, its {@link LaneLife} says. A cache that evicts by weight
 * would not do: the weight of a lane changes all the time, one that is at work must stay, and one
 * that is heavy had better be made light than read again.
 */
final class Lanes {
  /** For each lane that is made; so the hand has been everywhere once half as many are. */
  private static final int VISITS_PER_LANE = 2;

  /** The most that one request pays for the room that all need. */
  private static final int VISITS_MAX = 64;

  private final ConcurrentMap<String, Lane> byItem = new ConcurrentHashMap<>();
  private final HeapBudget budget;
  private final BiFunction<String, Consumer<Lane>, Lane> maker;

  /** One moves the hand at a time; the others need not wait for it. */
  private final AtomicBoolean isHandTaken = new AtomicBoolean();

  private Iterator<Lane> hand = Collections.emptyIterator();

  Lanes(HeapBudget budget, BiFunction<String, Consumer<Lane>, Lane> maker) {
    this.budget = budget;
    this.maker = maker;
  }

  /**
   * The item's lane, made if there is none.
   *
   * @throws OverloadedException if it would take more memory than there is
   */
  Lane of(String item) {
    if (budget.isOver()) {
      makeRoom(VISITS_MAX);
      if (budget.isExhausted()) {
        throw OverloadedException.noMemory();
      }
    }
    Lane known = byItem.get(item);
    if (known != null) {
      return known;
    }
    makeRoom(VISITS_PER_LANE);
    return byItem.computeIfAbsent(
        item, name -> maker.apply(name, lane -> byItem.remove(name, lane)));
  }

  int count() {
    return byItem.size();
  }

  private void makeRoom(int visits) {
    if (!isHandTaken.compareAndSet(false, true)) {
      return;
    }
    try {
      for (int i = 0; i < visits && (i < VISITS_PER_LANE || budget.isOver()); i++) {
        if (!hand.hasNext()) {
          hand = byItem.values().iterator();
        }
        if (hand.hasNext()) {
          hand.next().giveWay();
        }
      }
    } finally {
      isHandTaken.set(false);
    }
  }
}
