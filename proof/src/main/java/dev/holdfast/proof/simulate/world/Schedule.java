package dev.holdfast.proof.simulate.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen and when, in true time. Of two things due at once, the older plan is first. */
public final class Schedule {
  /** Where something happens: it may be over, or stand still, before that. */
  public interface Place {
    /** Which of its lives this is; it changes with each crash. */
    long life();

    /** Until when nothing happens there, in true time; in the past for not at all. */
    long thawsAt();
  }

  private record Due(long at, long order, Place place, long life, Runnable task) {}

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

  /** Runs `task` at `place`, unless that crashes before; when it thaws if it is frozen. */
  public void in(long millis, Place place, Runnable task) {
    queue.add(new Due(now + millis, order++, place, place.life(), task));
  }

  /** Lets the next thing happen; false if nothing is planned. */
  public boolean step() {
    while (!queue.isEmpty()) {
      Due due = queue.remove();
      now = Math.max(now, due.at);
      Place place = due.place;
      if (place == null) {
        steps++;
        due.task.run();
        return true;
      }
      if (place.life() == due.life) {
        if (place.thawsAt() > now) {
          queue.add(new Due(place.thawsAt(), order++, place, due.life, due.task));
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
