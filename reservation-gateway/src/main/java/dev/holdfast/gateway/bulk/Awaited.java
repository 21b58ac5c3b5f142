package dev.holdfast.gateway.bulk;

import dev.holdfast.log.Backoff;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Lines of an upload that were taken and wait for their outcomes, a bounded number. They are looked
 * for some at a time, the oldest first; as long as most of these are there, at once again, and else
 * after a growing pause.
 */
final class Awaited {
  /** Lines that may wait at once; until some have their outcomes no more are read. */
  static final int LINES_MAX = 5_000;

  private static final int LOOK_MAX = 500;
  private static final Backoff PAUSES = Backoff.between(20, 500);

  private final OutcomeLookup outcomes;
  private final Timekeeper time;
  private final long waitMillis;
  private final Map<Integer, Command> lines = new LinkedHashMap<>();
  private Backoff pause = PAUSES;
  private boolean isDue;
  private long until;

  /**
   * @param waitMillis how long after the last line was taken outcomes are waited for
   */
  Awaited(OutcomeLookup outcomes, Timekeeper time, long waitMillis) {
    this.outcomes = outcomes;
    this.time = time;
    this.waitMillis = waitMillis;
  }

  /**
   * A line with its outcome.
   *
   * @param number of the line
   * @param repeated whether there was one before this line came
   */
  record Told(int number, Command command, Outcome outcome, boolean repeated) {}

  void add(int number, Command command) {
    lines.put(number, command);
    until = time.now() + waitMillis;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean isFull() {
    return lines.size() >= LINES_MAX;
  }

  boolean isOverdue() {
    return time.now() >= until;
  }

  /** Those that are not waited for any longer, by their numbers, oldest first. */
  Map<Integer, Command> giveUp() {
    Map<Integer, Command> left = new LinkedHashMap<>(lines);
    lines.clear();
    return left;
  }

  /** Looks once, after a pause if the look before was too early. */
  List<Told> look() {
    if (isDue) {
      sleep();
    }
    List<Integer> oldest = lines.keySet().stream().limit(LOOK_MAX).toList();
    Map<Command, Outcome> found = outcomes.find(oldest.stream().map(lines::get).toList());
    List<Told> told = new ArrayList<>();
    for (int number : oldest) {
      Outcome outcome = found.get(lines.get(number));
      if (outcome != null) {
        told.add(new Told(number, lines.remove(number), outcome, false));
      }
    }
    if (told.isEmpty()) {
      // The outcomes of one busy item may take long; others may be there.
      oldest.forEach(number -> lines.put(number, lines.remove(number)));
    }
    isDue = 2 * told.size() < oldest.size();
    pause = isDue ? pause.next() : PAUSES;
    return told;
  }

  private void sleep() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.after(pause.millis(), () -> over.complete(null));
    over.join();
  }
}
