package dev.holdfast.gateway.retry;

import dev.holdfast.log.Timekeeper;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Asks the same again and again: a while after each answer, or failure, until it is closed. */
public final class Rounds implements AutoCloseable {
  private final Timekeeper time;
  private final long intervalMillis;
  private final Supplier<CompletionStage<?>> round;
  private volatile boolean closed;

  public Rounds(Timekeeper time, long intervalMillis, Supplier<CompletionStage<?>> round) {
    this.time = time;
    this.intervalMillis = intervalMillis;
    this.round = round;
  }

  /** Asks now, and again from now on; to be called once. */
  public void start() {
    if (!closed) {
      round.get().whenComplete((done, failure) -> time.after(intervalMillis, this::start));
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
