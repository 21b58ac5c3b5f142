package dev.holdfast.local.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Something that goes wrong on a game day.
 *
 * @param name as it is asked for
 * @param what goes wrong, and how it ends
 * @param alerts that fire while it lasts, in the order of rules; none if nobody need be woken
 * @param mayFollow alerts that may fire beside them, by what it does to others or by its end, which
 *     is a shock of its own
 * @param course how it is done, made anew for each time
 */
public record Fault(
    String name, String what, List<String> alerts, Set<String> mayFollow, Supplier<Course> course) {

  public Fault {
    alerts = List.copyOf(alerts);
    mayFollow = Set.copyOf(mayFollow);
  }

  /** One that brings no others. */
  public Fault(String name, String what, List<String> alerts, Supplier<Course> course) {
    this(name, what, alerts, Set.of(), course);
  }

  /** How a fault goes, from one thread. */
  public interface Course {
    void begin(RunningSystem system) throws IOException, InterruptedException;

    /** Called about every second between its beginning and its end. */
    default void goOn(RunningSystem system) throws IOException, InterruptedException {}

    /** Also if its beginning failed half way; the system is left to recover by itself. */
    void end(RunningSystem system) throws IOException, InterruptedException;
  }
}
