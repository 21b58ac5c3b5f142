package dev.holdfast.proof.replay.shop;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Names as a shop should make them: UUIDs of version 7 (RFC 9562), which carry the time of their
 * first use, so that the gateway need not look a new one up. Their last 48 bits are the run's.
 */
public final class TimedNames implements Names {
  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RUN_BITS = 0xffff_ffff_ffffL;

  private final long run;
  private final LongSupplier clock;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  /**
   * @param run the run's label
   * @param clock epoch milliseconds
   */
  public TimedNames(String run, LongSupplier clock) {
    this.run = hash(run) & RUN_BITS;
    this.clock = clock;
  }

  @Override
  public String of(String id) {
    return names.computeIfAbsent(id, this::make);
  }

  private String make(String id) {
    long hash = hash(id);
    long most = clock.getAsLong() << 16 | VERSION_7 | (hash & 0xfff);
    long least = VARIANT | (hash >>> 12 & 0x3fff) << 48 | run;
    return new UUID(most, least).toString();
  }

  @Override
  public boolean isOwn(String name) {
    return name.length() == 36 && name.endsWith("%012x".formatted(run));
  }

  private static long hash(String text) {
    UUID ofName = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return ofName.getLeastSignificantBits();
  }
}
