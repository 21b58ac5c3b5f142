package dev.holdfast.schema;

/**
 * A trace context as text: `00-` trace id `-` parent id `-` flags, all but the version in
 * hexadecimal digits. Nothing here makes an object of one.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class Traceparent {
  /** The header's name. */
  public static final String HEADER = "traceparent";

  /** Where a trace id begins, and where it ends. */
  public static final int TRACE_ID = 3;

  public static final int TRACE_ID_END = 35;

  /** Where a parent id begins, and where it ends. */
  public static final int PARENT_ID = 36;

  public static final int PARENT_ID_END = 52;

  private static final int FLAGS = 53;
  private static final int LENGTH = 55;

  private Traceparent() {}

  /** Whether it is one of the version known here; null is none. */
  public static boolean isKnown(String text) {
    return text != null
        && text.length() == LENGTH
        && text.startsWith("00-")
        && text.charAt(TRACE_ID_END) == '-'
        && text.charAt(PARENT_ID_END) == '-'
        && isId(text, TRACE_ID, TRACE_ID_END)
        && isId(text, PARENT_ID, PARENT_ID_END)
        && digit(text.charAt(FLAGS)) >= 0
        && digit(text.charAt(FLAGS + 1)) >= 0;
  }

  /** Whether it is one, and says that its trace is recorded. */
  public static boolean isSampled(String text) {
    return isKnown(text) && (digit(text.charAt(FLAGS + 1)) & 1) == 1;
  }

  /** An id of zeros stands for none. */
  private static boolean isId(String text, int from, int to) {
    int bits = 0;
    for (int i = from; i < to; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0) {
        return false;
      }
      bits |= digit;
    }
    return bits != 0;
  }

  /** In small letters only, as the header must be. */
  private static int digit(char sign) {
    if (sign >= '0' && sign <= '9') {
      return sign - '0';
    }
    return sign >= 'a' && sign <= 'f' ? sign - 'a' + 10 : -1;
  }
}
