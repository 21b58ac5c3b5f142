package dev.holdfast.proof.history.faults;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** Where one gateway finds the store, or others find it. */
public final class Door {
  private final AtomicReference<Runnable> crash = new AtomicReference<>();
  private volatile URI address;

  void opened(int port) {
    address = URI.create("http://127.0.0.1:" + port);
  }

  public URI address() {
    return address;
  }

  /**
   * Arms a crash: when the next commit that comes through this door has been written, `kill` is run
   * instead of passing on the answer.
   *
   * @param kill ends the gateway's process; must not wait
   */
  public void armCrash(Runnable kill) {
    crash.set(kill);
  }

  /** Whether a crash is to come. */
  public boolean isArmed() {
    return crash.get() != null;
  }

  /** Takes the crash away, if one is armed. */
  public void disarm() {
    crash.set(null);
  }

  /** Runs the crash, if one is armed. */
  boolean crashed() {
    Runnable kill = crash.getAndSet(null);
    if (kill != null) {
      kill.run();
    }
    return kill != null;
  }
}
