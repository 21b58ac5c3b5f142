package dev.holdfast.log;

import java.util.UUID;

/** Chance, passed in: the machine's in production, one that a seed repeats elsewhere. */
public interface Chance {
  /** A number from 0 up to, but not including, `bound`. */
  long below(long bound);

  /** A new id, never given before. */
  UUID id();
}
