package dev.holdfast.proof.simulate.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Who did what, and when: the newest lines, kept only when somebody will read them. */
public final class Story {
  private static final int LINES_MAX = 100_000;

  private final Schedule schedule;
  private final boolean told;
  private final long begin;
  private final Deque<String> lines = new ArrayDeque<>();

  public Story(Schedule schedule, boolean told) {
    this.schedule = schedule;
    this.told = told;
    this.begin = schedule.now();
  }

  /** Whether lines are kept; ask before making one. */
  public boolean isTold() {
    return told;
  }

  public void tell(String who, String what) {
    if (!told) {
      return;
    }
    long millis = schedule.now() - begin;
    if (lines.size() == LINES_MAX) {
      lines.removeFirst();
    }
    lines.addLast(String.format("%7d.%03d  %-10s %s", millis / 1000, millis % 1000, who, what));
  }

  public List<String> lines() {
    return new ArrayList<>(lines);
  }
}
