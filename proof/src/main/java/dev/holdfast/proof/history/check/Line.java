package dev.holdfast.proof.history.check;

import dev.holdfast.proof.history.record.HoldState;
import java.util.ArrayList;
import java.util.List;

/** What an item's log has of one reservation, or of one change of stock. */
final class Line {
  /** From `seq` on the hold was in this state. */
  private record Touch(long seq, HoldState state) {}

  private final long seq;
  private final long quantity;
  private final long expiresAt;
  private boolean isWithdrawn;
  private final List<Touch> touches = new ArrayList<>(2);

  /**
   * @param seq of the commit that placed it
   */
  Line(long seq, long quantity, long expiresAt) {
    this.seq = seq;
    this.quantity = quantity;
    this.expiresAt = expiresAt;
    touches.add(new Touch(seq, HoldState.HELD));
  }

  void touched(long touchSeq, HoldState state) {
    touches.add(new Touch(touchSeq, state));
  }

  /** Its gateway gives it back. */
  void withdrawn(long seqOfIt) {
    touched(seqOfIt, HoldState.RELEASED);
    isWithdrawn = true;
  }

  boolean isWithdrawn() {
    return isWithdrawn;
  }

  long seq() {
    return seq;
  }

  long quantity() {
    return quantity;
  }

  long expiresAt() {
    return expiresAt;
  }

  /**
   * Whether a reader of the log up to `tail` would find the hold so, last changed at `statedSeq`.
   */
  boolean standsSo(long tail, long statedSeq, HoldState state) {
    Touch newest = null;
    for (Touch touch : touches) {
      if (touch.seq() <= tail) {
        newest = touch;
      }
    }
    return newest != null && newest.seq() == statedSeq && newest.state() == state;
  }
}
