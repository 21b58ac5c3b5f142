package dev.holdfast.domain.decide;

import dev.holdfast.schema.ItemWork;

/**
 * How much of one item may be proposed now, and who stands in line for the rest.
 *
 * <p>Append has so many places for all items, and what is proposed in one turn takes one of them. A
 * hot item must not take them all. So while {@link #PROPOSED_MAX} proposals are under way, neither
 * seen in the log nor overtaken, more work on the item stands in line; then a turn proposes for up
 * to {@link #TURN_MAX} of those at once, which the writer puts into as few commits as it can. Thus
 * an item never has more than so many places, and yet a thousand decisions per round trip.
 *
 * <p>The line is a chain of table entries, so that joining it costs the same however long it is.
 */
final class Line {
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

  Line(DeciderState state) {
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
  boolean takesPlace() {
    load();
    boolean may = proposedInTurn == 0 ? proposed < PROPOSED_MAX : proposedInTurn < TURN_MAX;
    if (may) {
      proposed++;
      proposedInTurn++;
    }
    return may;
  }

  /** A proposal has been seen in the log, or was overtaken. */
  void leavesPlace() {
    load();
    proposed--;
  }

  /** Whether there is somebody whose turn it is. */
  boolean moves() {
    return loaded
        && first != null
        && (proposedInTurn == 0 ? proposed < PROPOSED_MAX : proposedInTurn < TURN_MAX);
  }

  /** Joins the line, if it is not in there. */
  void join(String subject) {
    load();
    if (state.line().get(subject) != null) {
      return;
    }
    state.line().put(subject, subject);
    if (first == null) {
      first = subject;
    } else {
      state.line().put(last, subject);
    }
    last = subject;
  }

  /** Leaves the line at its head. */
  String next() {
    String head = first;
    String follower = state.line().get(head);
    state.line().remove(head);
    first = follower.equals(head) ? null : follower;
    last = first == null ? null : last;
    return head;
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
