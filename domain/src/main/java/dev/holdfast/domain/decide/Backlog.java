package dev.holdfast.domain.decide;

import dev.holdfast.schema.ItemWork;

/**
 * How much of one item may be proposed now, and which subjects wait for the rest.
 *
 * <p>Append has so many places for all items, and what is proposed in one turn takes one of them. A
 * hot item must not take them all. So while {@link #PROPOSED_MAX} proposals are under way, neither
 * seen in the log nor overtaken, more work on the item goes into the backlog; then a turn proposes
 * for up to {@link #TURN_MAX} of those at once, which the writer puts into as few commits as it
 * can. Thus an item never has more than so many places, and yet a thousand decisions per round
 * trip.
 *
 * <p>The backlog is a chain of table entries, each naming the one after it and the last itself, so
 * that adding to it costs the same however long it is.
 */
final class Backlog {
  /** With so many proposals under way, nothing is proposed. */
  static final int PROPOSED_MAX = 50;

  /** How much is proposed in one turn. */
  static final int TURN_MAX = 1_000;

  private final DeciderState state;
  private boolean loaded;
  private int proposed;
  private String first;
  private String last;
  private int proposedInTurn;

  Backlog(DeciderState state) {
    this.state = state;
  }

  /** Begins a turn; whose, the state knows. */
  void begin() {
    loaded = false;
    proposedInTurn = 0;
  }

  /** Ends the turn. */
  void end() {
    if (loaded) {
      boolean none = proposed == 0 && first == null;
      state.itemWork(none ? null : new ItemWork(proposed, first, last));
    }
  }

  /** Whether a proposal may be made now; if so, it is counted. */
  boolean propose() {
    load();
    boolean may = hasRoom();
    if (may) {
      proposed++;
      proposedInTurn++;
    }
    return may;
  }

  /** A proposal has been seen in the log, or was overtaken. */
  void settle() {
    load();
    proposed--;
  }

  /** Whether the first of the backlog may be proposed for now. */
  boolean moves() {
    return loaded && first != null && hasRoom();
  }

  private boolean hasRoom() {
    return proposedInTurn == 0 ? proposed < PROPOSED_MAX : proposedInTurn < TURN_MAX;
  }

  /** Puts the subject last, if it is not in there. */
  void add(Subject subject) {
    load();
    String added = subject.encoded();
    if (state.line().get(added) != null) {
      return;
    }
    state.line().put(added, added);
    if (first == null) {
      first = added;
    } else {
      state.line().put(last, added);
    }
    last = added;
  }

  /** Takes the first one out. */
  Subject next() {
    String head = first;
    String follower = state.line().get(head);
    state.line().remove(head);
    first = follower.equals(head) ? null : follower;
    last = first == null ? null : last;
    return Subject.decode(head);
  }

  private void load() {
    if (loaded) {
      return;
    }
    ItemWork work = state.itemWork();
    proposed = work == null ? 0 : work.getProposed();
    first = work == null ? null : work.getFirst();
    last = work == null ? null : work.getLast();
    loaded = true;
  }
}
