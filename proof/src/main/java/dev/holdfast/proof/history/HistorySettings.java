package dev.holdfast.proof.history;

import dev.holdfast.proof.history.plant.Plant;
import java.util.Optional;

/**
 * How long and how a history is made.
 *
 * @param operations with a clear answer, at least
 * @param gateways processes on one log
 * @param fleet whether they hand requests to each other
 * @param faults of each kind, at least
 * @param callers who ask at the same time
 * @param items that are sold at the same time
 * @param seed of what is asked and what goes wrong; the run's timing is the machine's
 * @param plant a mistake to put into the history before it is checked
 */
record HistorySettings(
    int operations,
    int gateways,
    boolean fleet,
    int faults,
    int callers,
    int items,
    long seed,
    Optional<Plant> plant) {
  /** Enough for many more faults than wanted, and few enough that most requests meet with none. */
  private static final int OPERATIONS_PER_REQUEST = 20;

  private static final int REQUESTS_PER_FAULT_MIN = 10;
  private static final int REQUESTS_PER_FAULT_MAX = 150;

  /** An item's log is to stay within what a gateway remembers of it. */
  private static final int OPERATIONS_PER_ITEM_MAX = 10_000;

  /** A short run, too, is to see an item replaced. */
  private static final int ITEMS_IN_TURN = 2;

  /** One request in so many meets with a fault of each kind. */
  int requestsPerFault() {
    int wanted = operations / (OPERATIONS_PER_REQUEST * Math.max(1, faults));
    return Math.max(REQUESTS_PER_FAULT_MIN, Math.min(REQUESTS_PER_FAULT_MAX, wanted));
  }

  int operationsPerItem() {
    return Math.min(OPERATIONS_PER_ITEM_MAX, 1 + operations / (items * ITEMS_IN_TURN));
  }

  /** How many operations after which the next crash is due. */
  long operationsPerCrash() {
    return Math.max(1, operations * 9L / 10 / Math.max(1, faults));
  }
}
