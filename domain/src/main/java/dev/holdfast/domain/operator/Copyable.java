package dev.holdfast.domain.operator;

/** A record of public fields, which may change; state keeps a copy of it. */
public interface Copyable<T> {
  T copy();
}
