package dev.holdfast.schema;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids as a row holds them. */
final class Ids {
  private static final int LENGTH = 36;
  private static final int BYTES = 16;
  private static final int HEX_BITS = 4;

  private Ids() {}

  /** A {@link Uuid} if the id is one in its canonical text, otherwise the id itself, or null. */
  static Object store(String id) {
    if (id == null || id.length() != LENGTH) {
      return id;
    }
    byte[] bytes = new byte[BYTES];
    int digits = 0;
    for (int i = 0; i < LENGTH; i++) {
      char sign = id.charAt(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (sign != '-') {
          return id;
        }
        continue;
      }
      int digit = digit(sign);
      if (digit < 0) {
        return id;
      }
      bytes[digits / 2] |= (byte) (digits % 2 == 0 ? digit << HEX_BITS : digit);
      digits++;
    }
    return new Uuid(bytes);
  }

  static String restore(Object stored) {
    if (!(stored instanceof Uuid)) {
      return (String) stored;
    }
    ByteBuffer bytes = ByteBuffer.wrap(((Uuid) stored).bytes());
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  /** Capital letters are none: they would come back as small ones. */
  private static int digit(char sign) {
    if (sign >= '0' && sign <= '9') {
      return sign - '0';
    }
    return sign >= 'a' && sign <= 'f' ? sign - 'a' + 10 : -1;
  }
}
