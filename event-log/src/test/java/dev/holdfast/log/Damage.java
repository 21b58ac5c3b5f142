package dev.holdfast.log;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Bytes as storms leave them: a record with a few of its bytes changed, lost, added or poisoned.
 */
public final class Damage {
  /** Numbers as Avro writes lengths: huge, below zero, and one that does not end. */
  private static final List<byte[]> POISON =
      List.of(
          bytes(0x80, 0x80, 0x80, 0x80, 0x08),
          bytes(0xfe, 0xff, 0xff, 0xff, 0x0f),
          bytes(0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01),
          bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01),
          bytes(0x01),
          bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff));

  private Damage() {}

  /** One of `whole`, damaged; or, at times, bytes that never were a record. */
  public static Arbitrary<byte[]> of(List<byte[]> whole) {
    return Arbitraries.randomValue(random -> damaged(whole, random));
  }

  private static byte[] damaged(List<byte[]> whole, Random random) {
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] bytes = whole.get(random.nextInt(whole.size()));
    for (int blows = 1 + random.nextInt(3); blows > 0 && bytes.length > 0; blows--) {
      bytes = blow(bytes, random);
    }
    return bytes;
  }

  private static byte[] blow(byte[] bytes, Random random) {
    int place = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, place);
      case 1 -> join(bytes, place, new byte[random.nextInt(4)], place);
      case 2 -> join(bytes, place, new byte[0], Math.min(bytes.length, place + random.nextInt(8)));
      case 3 -> join(bytes, place, POISON.get(random.nextInt(POISON.size())), place + 1);
      // A part of it a second time.
      case 4 -> join(bytes, place, Arrays.copyOfRange(bytes, place / 2, place), place);
      default -> flipped(bytes, place, 1 << random.nextInt(8));
    };
  }

  private static byte[] flipped(byte[] bytes, int place, int bit) {
    byte[] flipped = bytes.clone();
    flipped[place] ^= (byte) bit;
    return flipped;
  }

  /** The bytes up to `end`, then `middle`, then the bytes from `begin` on. */
  private static byte[] join(byte[] bytes, int end, byte[] middle, int begin) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, end);
    joined.write(middle, 0, middle.length);
    joined.write(bytes, begin, bytes.length - begin);
    return joined.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
