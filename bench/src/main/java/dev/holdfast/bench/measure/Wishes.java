package dev.holdfast.bench.measure;

/** What callers ask for, one after the other. Called by one thread at a time. */
@FunctionalInterface
public interface Wishes {
  /** The next one; null when there are no more. */
  Wish next();
}
