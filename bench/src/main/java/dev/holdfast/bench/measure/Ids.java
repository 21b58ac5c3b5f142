package dev.holdfast.bench.measure;

import java.util.SplittableRandom;
import java.util.UUID;

/** Ids as a shop makes them: UUIDs of version 7 (RFC 9562), 36 characters, the time first. */
final class Ids {
  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final SplittableRandom random = new SplittableRandom();

  /** A new id; not for many threads at once. */
  String next() {
    long time = System.currentTimeMillis() << 16 | VERSION_7 | random.nextInt(1 << 12);
    return new UUID(time, VARIANT | random.nextLong() >>> 2).toString();
  }
}
