package dev.holdfast.domain.operator;

/** A metric that only grows. */
@FunctionalInterface
public interface Counter {
  void add(long more);
}
