package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.log.Timekeeper;
import java.util.function.Consumer;

/** The job's operator, set up through the hooks; one with a single input is given another. */
final class HookedOperator<A, B, R> implements KeyedCoOperator<A, B, R> {
  private final String uid;
  private final KeyedOperator<A, R> operator;
  private final Consumer<B> second;
  private final Hooks hooks;
  private final Timekeeper clock;

  /**
   * @param second takes the elements of the second input
   */
  HookedOperator(
      String uid, KeyedOperator<A, R> operator, Consumer<B> second, Hooks hooks, Timekeeper clock) {
    this.uid = uid;
    this.operator = operator;
    this.second = second;
    this.hooks = hooks;
    this.clock = clock;
  }

  @Override
  public Time time() {
    return operator.time();
  }

  @Override
  public void open(Setup<R> setup) {
    operator.open(new HookedSetup<>(uid, setup, hooks, clock));
  }

  @Override
  public void onElement(A element) {
    operator.onElement(element);
  }

  @Override
  public void onSecond(B element) {
    second.accept(element);
  }

  @Override
  public void onTime(long time) {
    operator.onTime(time);
  }

  @Override
  public void close() {
    operator.close();
  }
}
