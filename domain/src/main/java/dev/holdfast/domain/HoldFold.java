package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;

/** What the log says of one reservation id, folded in log order; see {@link HoldEffect}. */
public final class HoldFold {
  private HoldFold() {}

  /**
   * @param hold the reservation so far, or null if the log has not told of it
   * @return the reservation after `event` of `commit`; the same object where the event does not
   *     change it, as one of a kind that is not known here
   */
  public static Hold apply(Hold hold, Commit commit, Event event) {
    EventKind kind = EventKind.of(event).orElse(null);
    return kind == null ? hold : kind.effect().apply(hold, commit, event);
  }

  /**
   * Whether `event` does something to the hold it names. One of a kind that is not known here may:
   * what an older version has decided gives way to it.
   */
  public static boolean touches(Event event) {
    EventKind kind = EventKind.of(event).orElse(null);
    return kind == null || kind.effect() != HoldEffect.NONE;
  }
}
