package dev.holdfast.domain.operator;

import java.util.function.Supplier;

/** Where an operator says how it is doing. */
public interface Metrics {
  /** A metric that is asked for its value now and then, from any thread. */
  void gauge(String name, Supplier<? extends Number> value);

  Counter counter(String name);

  /**
   * One of several counters of a name, told apart by a label; where there are no labels, they are
   * one.
   *
   * @param value of few, whatever comes in
   */
  default Counter counter(String name, String label, String value) {
    return counter(name);
  }
}
