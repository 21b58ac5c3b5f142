package dev.holdfast.gateway.stream;

import dev.holdfast.log.Timekeeper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All who listen to a gateway. They share its shelf, and its one reader of the read model. */
public final class Listeners implements AutoCloseable {
  /**
   * Well below the time after which servers and proxies end a connection on which nothing is said;
   * and it is how one who has gone is noticed.
   */
  private static final long BEAT_MILLIS = 5_000;

  private final int max;
  private final Timekeeper time;
  private final AtomicInteger seats = new AtomicInteger();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param max so many at once
   * @param time on whose thread they are written to
   */
  public Listeners(int max, Timekeeper time) {
    this.max = max;
    this.time = time;
  }

  /** Begins with signs of life; to be called once. */
  public void start() {
    time.after(BEAT_MILLIS, this::beat);
  }

  private void beat() {
    if (!closed) {
      listeners.forEach(Listener::beat);
      start();
    }
  }

  /** Something has changed. */
  public void wake() {
    listeners.forEach(Listener::wake);
  }

  /** How many there are. */
  public int count() {
    return listeners.size();
  }

  int max() {
    return max;
  }

  /** Whether there is room for one more, whose place it then is until he is taken in. */
  boolean reserve() {
    if (seats.incrementAndGet() > max || closed) {
      seats.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Takes in who has a place, until his response ends. */
  void add(Listener listener) {
    listeners.add(listener);
    listener
        .ended()
        .whenComplete(
            (done, failure) -> {
              listeners.remove(listener);
              seats.decrementAndGet();
            });
    if (closed) {
      listener.end();
    }
  }

  /** Ends all responses, and lets nobody in any more; callers come back, to another gateway. */
  @Override
  public void close() {
    closed = true;
    listeners.forEach(Listener::end);
  }
}
