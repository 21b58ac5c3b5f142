package dev.holdfast.domain;

import dev.holdfast.schema.Hold;
import java.util.List;

/**
 * Ids of what happens to an item without a command. They derive from what it is about, so that
 * trying twice writes once; a command's id must not pass for one of them.
 */
public final class DerivedIds {
  private static final String EXPIRE = "expire:";
  private static final String DUPLICATE = "duplicate:";
  private static final String REUSE = "reuse:";
  private static final String WITHDRAW = "withdraw:";
  private static final String CLAIM = "claim:";
  private static final String AGAIN = "again:";
  private static final String ALERT = "alert:";

  /** How they begin. None but those {@link #isOfCommand of commands} may come as a command's. */
  public static final List<String> PREFIXES =
      List.of(EXPIRE, DUPLICATE, REUSE, WITHDRAW, CLAIM, AGAIN, ALERT);

  private DerivedIds() {}

  /** Whether a gateway derives it for a command, see {@link #again}. */
  public static boolean isOfCommand(String id) {
    return id.startsWith(AGAIN);
  }

  public static String expiry(Hold hold) {
    return EXPIRE + hold.getReservation() + ":" + hold.getPlacedSeq() + ":" + hold.getExpiresAt();
  }

  /**
   * @param placedSeq of the duplicate
   */
  public static String duplicateRelease(Hold hold, long placedSeq) {
    return DUPLICATE + hold.getReservation() + ":" + placedSeq;
  }

  /** The rejection of a command whose id stands for other content already. */
  public static String reuse(String command, long contentHash) {
    return REUSE + command + ":" + Long.toHexString(contentHash);
  }

  public static String withdrawal(Hold hold) {
    return WITHDRAW + hold.getReservation() + ":" + hold.getPlacedSeq();
  }

  /**
   * A command without a key about a hold that has ended. It changes nothing, and so is the same
   * command whenever it is sent: its outcome is written once.
   *
   * @param contentHash of what it asks for
   */
  public static String again(Hold hold, long contentHash) {
    return AGAIN
        + hold.getReservation()
        + ":"
        + hold.getPlacedSeq()
        + ":"
        + ContentHash.text(contentHash);
  }

  /**
   * Of what the item's stock is told to be, after the alert before it.
   *
   * @param alertSeq of that one; 0 for none
   */
  public static String alert(String stock, long alertSeq) {
    return ALERT + stock + ":" + alertSeq;
  }

  /**
   * Each claim is one of its own: it is about the hold as it stood. To who has missed the first
   * placing of an id, another placing is the hold, and may stand at the same seq.
   */
  public static String claim(Hold hold) {
    return CLAIM + hold.getReservation() + ":" + hold.getPlacedSeq() + ":" + hold.getSeq();
  }
}
