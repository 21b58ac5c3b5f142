package dev.holdfast.domain;

import dev.holdfast.schema.Event;

/** Either an event to append, or why there is none. */
public final class ReserveDecision {
  /** Why a reservation is refused. */
  public enum Refusal {
    UNKNOWN_ITEM,
    SOLD_OUT,
    QUANTITY_ABOVE_MAX,
    HOLD_SECONDS_ABOVE_MAX
  }

  private final Event event;
  private final Refusal refusal;

  private ReserveDecision(Event event, Refusal refusal) {
    this.event = event;
    this.refusal = refusal;
  }

  static ReserveDecision accept(Event event) {
    return new ReserveDecision(event, null);
  }

  static ReserveDecision refuse(Refusal refusal) {
    return new ReserveDecision(null, refusal);
  }

  public boolean isAccepted() {
    return event != null;
  }

  /** The event to append; null when refused. */
  public Event event() {
    return event;
  }

  /** Why not; null when accepted. */
  public Refusal refusal() {
    return refusal;
  }
}
