package dev.holdfast.log;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so. */
public final class ManualTime implements Timekeeper {
  private static final class Appointment {
    final long at;
    final long order;
    final Runnable task;

    Appointment(long at, long order, Runnable task) {
      this.at = at;
      this.order = order;
      this.task = task;
    }
  }

  private final PriorityQueue<Appointment> appointments =
      new PriorityQueue<>(
          Comparator.<Appointment>comparingLong(a -> a.at).thenComparingLong(a -> a.order));
  private long now;
  private long order;

  public ManualTime(long now) {
    this.now = now;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void after(long millis, Runnable task) {
    appointments.add(new Appointment(now + millis, order++, task));
  }

  /** Lets `millis` pass while the machine is halted: what was due meanwhile is late. */
  public void skip(long millis) {
    now += millis;
  }

  /** Lets `millis` pass, and runs what was due meanwhile at its time. */
  public void pass(long millis) {
    long until = now + millis;
    while (!appointments.isEmpty() && appointments.peek().at <= until) {
      Appointment next = appointments.remove();
      now = Math.max(now, next.at);
      next.task.run();
    }
    now = until;
  }
}
