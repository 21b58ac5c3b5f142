package dev.holdfast.domain.operator;

import java.util.function.Supplier;

/** Where an operator says how it is doing. */
public interface Metrics {
  /** A metric that is asked for its value now and then, from any thread. */
  void gauge(String name, Supplier<? extends Number> value);

  Counter counter(String name);

  /**
   * One of several counters of a name, which tells them apart by a label.
   *
   * @param value of few, whatever comes in
   */
  Counter counter(String name, String label, String value);
}
