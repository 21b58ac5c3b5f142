package dev.holdfast.proof.simulate.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen and when, in true time. Of two things due at once, the older plan is first. */
public final class Schedule {
  private record Due(long at, long order, Machine machine, long life, Runnable task) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private long now;
  private long order;
  private long steps;

  public Schedule(long now) {
    this.now = now;
  }

  /** True time, epoch milliseconds; no machine sees it. */
  public long now() {
    return now;
  }

  /** Things that have happened. */
  public long steps() {
    return steps;
  }

  /** Runs `task` in the world itself, whichever machines are up. */
  public void in(long millis, Runnable task) {
    queue.add(new Due(now + millis, order++, null, 0, task));
  }

  /** Runs `task` on `machine`, unless it crashes before; when it thaws if it is frozen. */
  public void in(long millis, Machine machine, Runnable task) {
    queue.add(new Due(now + millis, order++, machine, machine.life(), task));
  }

  /** Lets the next thing happen; false if nothing is planned. */
  public boolean step() {
    while (!queue.isEmpty()) {
      Due due = queue.remove();
      now = Math.max(now, due.at);
      Machine machine = due.machine;
      if (machine == null) {
        steps++;
        due.task.run();
        return true;
      }
      if (machine.life() == due.life) {
        if (machine.thawsAt() > now) {
          queue.add(new Due(machine.thawsAt(), order++, machine, due.life, due.task));
        } else {
          steps++;
          due.task.run();
          return true;
        }
      }
    }
    return false;
  }
}
