package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.HoldState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an item's log has of one reservation, or of one change of stock. */
final class Line {
  /** From `seq` on the hold was in this state, and of so many units. */
  private record Touch(long seq, HoldState state, long units) {}

  private final long seq;
  private final long quantity;
  private final long expiresAt;
  private final Set<Long> claims = new HashSet<>();
  private boolean isWithdrawn;
  private final List<Touch> touches = new ArrayList<>(2);

  /**
   * @param seq of the commit that placed it
   */
  Line(long seq, long quantity, long expiresAt) {
    this.seq = seq;
    this.quantity = quantity;
    this.expiresAt = expiresAt;
    touches.add(new Touch(seq, HoldState.HELD, quantity));
  }

  /** It has ended. */
  void ended(long seqOfIt, HoldState state) {
    touches.add(new Touch(seqOfIt, state, newest().units()));
  }

  /** It is of another quantity. */
  void resized(long seqOfIt, long units) {
    touches.add(new Touch(seqOfIt, newest().state(), units));
  }

  /** Its gateway gives it back. */
  void withdrawn(long seqOfIt) {
    ended(seqOfIt, HoldState.RELEASED);
    isWithdrawn = true;
  }

  /** Its cart keeps it, having found it placed. */
  void claimed(long seqOfIt) {
    claims.add(seqOfIt);
    touches.add(new Touch(seqOfIt, newest().state(), newest().units()));
  }

  /** Whether a commit places it, or claims it for its cart. */
  boolean isPlacedOrClaimedBy(long seqOfIt) {
    return seq == seqOfIt || claims.contains(seqOfIt);
  }

  boolean isWithdrawn() {
    return isWithdrawn;
  }

  long seq() {
    return seq;
  }

  /** Units it was placed with. */
  long quantity() {
    return quantity;
  }

  long expiresAt() {
    return expiresAt;
  }

  /** Units that it holds in the end. */
  long held() {
    return held(newest());
  }

  /** Units that it held for a reader of the log up to `tail`. */
  long heldAt(long tail) {
    return held(at(tail));
  }

  private static long held(Touch touch) {
    return touch != null && touch.state() == HoldState.HELD ? touch.units() : 0;
  }

  /**
   * Whether a reader of the log up to `tail` would find the hold so.
   *
   * @param statedSeq when it was last changed
   */
  boolean standsSo(long tail, long statedSeq, HoldState state, long units) {
    Touch newest = at(tail);
    return newest != null
        && newest.seq() == statedSeq
        && newest.state() == state
        && newest.units() == units;
  }

  private Touch at(long tail) {
    Touch newest = null;
    for (Touch touch : touches) {
      if (touch.seq() <= tail) {
        newest = touch;
      }
    }
    return newest;
  }

  private Touch newest() {
    return touches.get(touches.size() - 1);
  }
}
