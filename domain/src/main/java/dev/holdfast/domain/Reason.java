package dev.holdfast.domain;

/** Why a command is rejected, in the words of the API. */
public final class Reason {
  /** The log tells of no such hold, or it was closed long ago. */
  public static final String UNKNOWN_RESERVATION = "unknown-reservation";

  /** A confirm or release of more units than are held. */
  public static final String MORE_THAN_HELD = "more-than-held";

  /** A return of more units than the reservation has sold and not taken back. */
  public static final String MORE_THAN_SOLD = "more-than-sold";

  /** The hold is confirmed, and cannot be undone or confirmed otherwise. */
  public static final String CONFIRMED = "confirmed";

  /** The hold was released. */
  public static final String RELEASED = "released";

  /** The hold had expired; of a confirm, and its stock was sold to somebody else. */
  public static final String EXPIRED = "expired";

  /** The hold has lived as long as its item's policy permits. */
  public static final String HOLD_SECONDS_MAX = "hold-seconds-max";

  /** By such a policy, holds would by default run longer than they may. */
  public static final String HOLD_SECONDS_ABOVE_MAX = "hold-seconds-above-max";

  /** The counted seq lies before the oldest commit that the log still has, or after the newest. */
  public static final String COUNTED_AT_SEQ_UNKNOWN = "counted-at-seq-unknown";

  /** The command id stands for another command already. */
  public static final String ID_REUSED = "id-reused";

  /** The command is stamped with a seq that the log does not have. */
  public static final String STAMP_UNKNOWN = "stamp-unknown";

  /** Too many commands for one hold wait to be decided. */
  public static final String TOO_MANY_COMMANDS = "too-many-commands";

  private Reason() {}
}
