package dev.holdfast.domain;

/**
 * What the ids of items, carts, reservations and commands are made of. None holds `#` or `/`, so
 * that keys and paths can be joined from them.
 */
public final class IdGrammar {
  /** The most characters of an id that a caller chooses. */
  public static final int LENGTH_MAX = 128;

  /** Ids that are derived here hold a reservation's id and more. */
  public static final int DERIVED_LENGTH_MAX = 200;

  /** A caller's id, as in "must be …". */
  public static final String IN_WORDS = inWords(LENGTH_MAX);

  /** The same of one that may be derived. */
  public static final String DERIVED_IN_WORDS = inWords(DERIVED_LENGTH_MAX);

  private static final String OTHER_SIGNS = "._~:@+-";

  private IdGrammar() {}

  /**
   * Whether a caller may choose this id, today: an {@link #isId id} that is not a {@link
   * #isDotSegment dot segment}.
   */
  public static boolean mayBeChosen(String text) {
    return isId(text) && !isDotSegment(text);
  }

  /**
   * Whether this is `.` or `..`: in an address they are no names but steps, which clients and
   * proxies take before they send it (RFC 3986, 5.2.4), so it would reach another item or none.
   */
  public static boolean isDotSegment(String text) {
    return text.equals(".") || text.equals("..");
  }

  /**
   * Whether this may stand as a caller's id in logs and streams. Wider than {@link #mayBeChosen}:
   * gateways before took `.` and `..`, and what they have sent is to be decided, not to end as a
   * dead letter.
   */
  public static boolean isId(String text) {
    return isId(text, LENGTH_MAX);
  }

  /** Whether this may be a caller's id or a derived one. */
  public static boolean isDerivedId(String text) {
    return isId(text, DERIVED_LENGTH_MAX);
  }

  /** What may be chosen, as a regular expression for descriptions. */
  public static String pattern(int lengthMax) {
    return "(?!\\.{1,2}$)[A-Za-z0-9" + OTHER_SIGNS + "]{1," + lengthMax + "}";
  }

  private static String inWords(int lengthMax) {
    return "1 to "
        + lengthMax
        + " of the characters A-Z a-z 0-9 . _ ~ : @ + -, and neither . nor .. alone";
  }

  /** By hand, not by a pattern: every hold brings three. */
  private static boolean isId(String text, int lengthMax) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean isDigit = sign >= '0' && sign <= '9';
      boolean isLetter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
      if (!isDigit && !isLetter && OTHER_SIGNS.indexOf(sign) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= lengthMax;
  }
}
