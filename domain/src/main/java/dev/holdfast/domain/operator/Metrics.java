package dev.holdfast.domain.operator;

import java.util.function.Supplier;

/** Where an operator says how it is doing. */
public interface Metrics {
  /** A metric that is asked for its value now and then, from any thread. */
  void gauge(String name, Supplier<? extends Number> value);

  Counter counter(String name);
}
