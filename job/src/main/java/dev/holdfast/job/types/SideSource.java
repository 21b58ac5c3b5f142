package dev.holdfast.job.types;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.streaming.api.functions.source.RichSourceFunction;

/**
 * A source beside the two streams, which has something to tell once. It moves the stream's time not
 * at all, and never ends, for the end of a source would be the end of time.
 *
 * @param <T> what it tells
 */
@SuppressWarnings("deprecation")
public abstract class SideSource<T> extends RichSourceFunction<T> {
  private static final long serialVersionUID = 1L;
  private static final Duration WAIT = Duration.ofMillis(200);

  private volatile boolean running = true;

  /** Whether all is told. */
  protected abstract boolean hasEnded();

  /**
   * Tells some more, as long as {@link #isRunning}, and counts itself as idle after each record,
   * for that ends with one. Returns how long to wait after it.
   */
  protected abstract Duration step(SourceContext<T> context) throws InterruptedException;

  @Override
  public final void run(SourceContext<T> context) throws InterruptedException {
    context.markAsTemporarilyIdle();
    while (running) {
      pause(hasEnded() ? WAIT : step(context));
    }
  }

  protected final boolean isRunning() {
    return running;
  }

  protected final void pause(Duration time) {
    if (running) {
      LockSupport.parkNanos(time.toNanos());
    }
  }

  @Override
  public final void cancel() {
    running = false;
  }
}
