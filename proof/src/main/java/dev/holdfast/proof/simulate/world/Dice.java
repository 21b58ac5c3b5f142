package dev.holdfast.proof.simulate.world;

import dev.holdfast.log.Chance;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that a seed repeats. Each purpose has dice of its own, so that none disturbs another. */
public final class Dice implements Chance {
  private final SplittableRandom random;

  public Dice(long seed, String purpose) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ (long) purpose.hashCode() << 20);
  }

  @Override
  public long below(long bound) {
    return random.nextLong(bound);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from `min` to `max`, both included. */
  public long between(long min, long max) {
    return min + random.nextLong(max - min + 1);
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Small mostly, large at times: a number up to `max`, its order of magnitude even. */
  public long skewed(long max) {
    return (long) Math.pow(max + 1.0, random.nextDouble()) - 1;
  }

  @Override
  public UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** An id that carries its time: UUID version 7. */
  public UUID timedId(long at) {
    long high = at << 16 | 0x7000L | random.nextInt(0x1000);
    return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
  }
}
