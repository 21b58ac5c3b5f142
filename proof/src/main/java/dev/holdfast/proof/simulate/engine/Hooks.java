package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.Timekeeper;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where a mistake can be planted between the engine and the job's operators. */
public interface Hooks {
  /**
   * The way along an edge of the flow.
   *
   * @param to takes its elements and watermarks
   * @param steps finds what leads into another step
   */
  default Consumer<Object> edge(
      Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
    return to;
  }

  /** A table that a keyed step remembers by. */
  default <K, V> Table<K, V> table(String uid, String name, Table<K, V> table) {
    return table;
  }

  /**
   * What a keyed step is told of the time.
   *
   * @param now by its inputs or by `clock`, as it wants it
   */
  default long now(String uid, long now, Timekeeper clock) {
    return now;
  }

  /** An asynchronous step's operator. */
  default <A, R> AsyncOperator<A, R> async(
      String uid, AsyncOperator<A, R> operator, Stores stores) {
    return operator;
  }
}
