package dev.holdfast.schema;

/** Hexadecimal digits, in small letters only: capital ones would come back as small ones. */
final class Hex {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();
  private static final int DIGIT_BITS = 4;

  private Hex() {}

  /**
   * Reads a text of digits and dashes.
   *
   * @param pattern a dash where the text must have one, anything else where it must have a digit
   * @return a byte for each two digits; null if the text is none of this pattern
   */
  static byte[] read(String text, String pattern) {
    if (text == null || text.length() != pattern.length()) {
      return null;
    }
    byte[] bytes = new byte[digitsOf(pattern) / 2];
    int digits = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char sign = text.charAt(i);
      if (pattern.charAt(i) == '-') {
        if (sign != '-') {
          return null;
        }
      } else {
        int digit = digit(sign);
        if (digit < 0) {
          return null;
        }
        bytes[digits / 2] |= (byte) (digits % 2 == 0 ? digit << DIGIT_BITS : digit);
        digits++;
      }
    }
    return bytes;
  }

  /** The text of this pattern. */
  static String write(byte[] bytes, String pattern) {
    char[] text = pattern.toCharArray();
    int digits = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] != '-') {
        int two = bytes[digits / 2];
        text[i] = DIGITS[(digits % 2 == 0 ? two >> DIGIT_BITS : two) & 0xF];
        digits++;
      }
    }
    return new String(text);
  }

  /** Without a stream: it is asked for each id of each event. */
  private static int digitsOf(String pattern) {
    int digits = 0;
    for (int i = 0; i < pattern.length(); i++) {
      digits += pattern.charAt(i) == '-' ? 0 : 1;
    }
    return digits;
  }

  private static int digit(char sign) {
    if (sign >= '0' && sign <= '9') {
      return sign - '0';
    }
    return sign >= 'a' && sign <= 'f' ? sign - 'a' + 10 : -1;
  }
}
