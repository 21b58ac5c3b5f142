package dev.holdfast.proof.simulate.engine;

import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.step.AsyncStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs an asynchronous operator: so many elements under way at once, handed on in their order or as
 * they come. What is behind it goes by no watermark.
 */
final class AsyncNode<A, R> extends Node {
  private final AsyncState state;
  private final AsyncOperator<A, R> operator;
  private final int capacity;
  private final boolean isOrdered;
  private final Consumer<Throwable> onFailure;
  private final Deque<Long> waiting = new ArrayDeque<>();
  private final Map<Long, List<R>> done = new HashMap<>();
  private int underWay;
  private long number;

  AsyncNode(
      AsyncStep<A, R> step,
      AsyncOperator<A, R> operator,
      AsyncState state,
      Consumer<Throwable> onFailure) {
    super(step.uid());
    this.capacity = step.capacity();
    this.isOrdered = step.isOrdered();
    this.operator = operator;
    this.state = state;
    this.onFailure = onFailure;
    operator.open(NoMetrics.METRICS);
  }

  @Override
  protected void start() {
    for (long which : new ArrayList<>(state.taken.keySet())) {
      number = Math.max(number, which);
      waiting.add(which);
    }
    beginSome();
  }

  @Override
  protected boolean isReady() {
    return waiting.isEmpty() && underWay < capacity && super.isReady();
  }

  @Override
  protected void take(int input, Object taken) {
    if (taken instanceof Element element) {
      state.taken.put(++number, element.value());
      waiting.add(number);
      beginSome();
    }
  }

  private void beginSome() {
    while (underWay < capacity && !waiting.isEmpty()) {
      underWay++;
      begin(waiting.remove());
    }
  }

  @SuppressWarnings("unchecked") // It is connected to a step that hands on what it takes.
  private void begin(long which) {
    operator
        .apply((A) state.taken.get(which))
        .whenComplete(
            (results, failure) -> {
              if (failure != null) {
                onFailure.accept(failure);
              } else {
                onDone(which, results);
              }
            });
  }

  private void onDone(long which, List<R> results) {
    if (isOrdered) {
      done.put(which, results);
      while (!state.taken.isEmpty() && done.containsKey(first())) {
        long first = first();
        handOn(first, done.remove(first));
      }
    } else {
      handOn(which, results);
    }
    beginSome();
  }

  private long first() {
    return state.taken.keySet().iterator().next();
  }

  private void handOn(long which, List<R> results) {
    state.taken.remove(which);
    underWay--;
    results.forEach(result -> send(Element.of(result)));
  }
}
