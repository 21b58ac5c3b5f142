package dev.holdfast.proof.simulate.engine;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One operator's timers: by time and key, each once. */
final class Timers {
  record Timer(long time, String key) {}

  private final NavigableSet<Timer> timers;

  Timers() {
    timers = new TreeSet<>(Comparator.comparingLong(Timer::time).thenComparing(Timer::key));
  }

  private Timers(NavigableSet<Timer> timers) {
    this.timers = new TreeSet<>(timers);
  }

  Timers copy() {
    return new Timers(timers);
  }

  /** False if it is there already. */
  boolean add(long time, String key) {
    return timers.add(new Timer(time, key));
  }

  boolean remove(long time, String key) {
    return timers.remove(new Timer(time, key));
  }

  /** Takes the next one that is due at `now`; null if none is. */
  Timer takeDue(long now) {
    return timers.isEmpty() || timers.first().time > now ? null : timers.pollFirst();
  }

  List<Timer> all() {
    return List.copyOf(timers);
  }
}
