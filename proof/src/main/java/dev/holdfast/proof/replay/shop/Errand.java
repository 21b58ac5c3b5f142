package dev.holdfast.proof.replay.shop;

import java.time.Instant;
import java.util.List;

/**
 * What one customer or one warehouse hand does, one action after the other: a cart from its first
 * line to the checkout, a parcel that comes back. Errands run side by side.
 *
 * @param actions at least one, in the order of their times
 */
public record Errand(List<TimedAction> actions) {
  public Errand {
    actions = List.copyOf(actions);
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("an errand without actions");
    }
  }

  /** When the first action happened. */
  public Instant begins() {
    return actions.get(0).at();
  }
}
