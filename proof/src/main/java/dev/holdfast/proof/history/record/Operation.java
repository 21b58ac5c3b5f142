package dev.holdfast.proof.history.record;

/**
 * One operation on an item, as its caller saw it: when it was asked, when it was answered, and how.
 *
 * @param number of the reservation, or of the change of stock; see {@link Names}
 * @param quantity units asked for; 0 for a change of stock
 * @param invoked before its first byte was sent, as {@link System#nanoTime} of the one client
 *     process tells it
 * @param completed after its answer's last byte was read; {@link #NEVER} if none came
 * @param seq that the answer names, else 0
 * @param stated what else it says: when the hold runs out (epoch milliseconds), or how many are
 *     available (sold out)
 * @param state of the hold that the answer names, else null
 * @param units of the hold that the answer names, else 0
 */
public record Operation(
    Kind kind,
    Answer answer,
    int number,
    int quantity,
    long invoked,
    long completed,
    long seq,
    long stated,
    HoldState state,
    long units) {
  /** When an operation has ended whose outcome nobody knows. */
  public static final long NEVER = Long.MAX_VALUE;

  /** An answer that names neither seq nor hold. */
  public static Operation of(
      Kind kind, Answer answer, int number, int quantity, long invoked, long completed) {
    long end = answer.isUnknown() ? NEVER : completed;
    return new Operation(kind, answer, number, quantity, invoked, end, 0, 0, null, 0);
  }

  /** An answer that names a hold. */
  public Operation withHold(long holdSeq, long expiresAt, HoldState holdState, long holdUnits) {
    return new Operation(
        kind, answer, number, quantity, invoked, completed, holdSeq, expiresAt, holdState,
        holdUnits);
  }

  /** A refusal that says how many are available. */
  public Operation withAvailable(long available) {
    return new Operation(
        kind, answer, number, quantity, invoked, completed, seq, available, state, units);
  }

  /** A change that is in the log. */
  public Operation withSeq(long changeSeq) {
    return new Operation(
        kind, answer, number, quantity, invoked, completed, changeSeq, stated, state, units);
  }
}
