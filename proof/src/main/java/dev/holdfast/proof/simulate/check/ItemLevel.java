package dev.holdfast.proof.simulate.check;

import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import java.util.ArrayList;
import java.util.List;

/** One item's numbers, added up event by event; and what they were after each commit. */
final class ItemLevel {
  private final List<LevelAt> history = new ArrayList<>();
  private long onHand;
  private long reserved;
  private long safetyStock;
  private long lowStockThreshold = 5;
  private long backorderLimit;
  private long quantityMax = 1_000_000;
  private int holdSecondsMax = 24 * 3600;

  ItemLevel() {
    note(0);
  }

  void add(Event event) {
    onHand += event.getOnHandDelta();
    reserved += event.getReservedDelta();
    Policy policy = event.getPolicy();
    if (policy != null) {
      safetyStock = policy.getSafetyStock();
      lowStockThreshold = policy.getLowStockThreshold();
      backorderLimit = policy.getBackorderLimit();
      quantityMax = policy.getQuantityMax();
      holdSecondsMax = policy.getHoldSecondsMax();
    }
  }

  /** Keeps the level that a commit led to. */
  void note(long step) {
    history.add(new LevelAt(step, history.size(), onHand, free(), quantityMax, holdSecondsMax));
  }

  /** The levels after each commit; at 0 the one before the first. */
  List<LevelAt> history() {
    return history;
  }

  long onHand() {
    return onHand;
  }

  long reserved() {
    return reserved;
  }

  long available() {
    return Math.max(0, free());
  }

  /** As an alert would tell it. */
  String stock() {
    if (reserved - onHand > backorderLimit) {
      return "shortfall";
    }
    if (free() <= 0) {
      return "sold-out";
    }
    return free() <= lowStockThreshold ? "low-stock" : "in-stock";
  }

  private long free() {
    return onHand - reserved - safetyStock + backorderLimit;
  }

  /** Whether so many units may go: they are there, or on backorder, or short already. */
  boolean covers(long quantity) {
    long shortfall = Math.max(0, reserved - onHand - backorderLimit);
    return onHand - quantity >= -backorderLimit || shortfall > 0;
  }
}
