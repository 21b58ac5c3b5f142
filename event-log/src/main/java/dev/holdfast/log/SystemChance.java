package dev.holdfast.log;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The machine's chance, for any number of threads. */
public final class SystemChance implements Chance {
  @Override
  public long below(long bound) {
    return ThreadLocalRandom.current().nextLong(bound);
  }

  @Override
  public UUID id() {
    return UUID.randomUUID();
  }
}
