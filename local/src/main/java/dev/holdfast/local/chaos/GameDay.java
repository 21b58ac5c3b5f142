package dev.holdfast.local.chaos;

import dev.holdfast.local.chaos.Fault.Course;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lets one fault after the other happen, and looks on. */
public final class GameDay {
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final long GO_ON_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Longer than any alert waits, but for those of cold storage. */
  private static final Duration ALERT_WITHIN = Duration.ofMinutes(8);

  /** Where none is due; and how long a fault goes on, in case that another alert comes. */
  private static final Duration NO_ALERT_FOR = Duration.ofMinutes(6);

  private static final Duration GOES_ON = Duration.ofSeconds(15);

  /** Beside the pace, what processes take to start, whatever it is. */
  private static final Duration STARTS = Duration.ofMinutes(2);

  private static final Duration WELL_WITHIN = Duration.ofMinutes(10);

  private final RunningSystem system;
  private final PrometheusApi watch;
  private final Consumer<String> progress;
  private final Object ending = new Object();
  private Course running;
  private volatile boolean stopped;

  /**
   * @param watch a Prometheus that has the rules, at the pace of {@code system}
   * @param progress is told what is waited for
   */
  public GameDay(RunningSystem system, PrometheusApi watch, Consumer<String> progress) {
    this.system = system;
    this.watch = watch;
    this.progress = progress;
  }

  /** Waits until nothing is wrong. */
  public boolean isWellInTime() throws InterruptedException, IOException {
    return awaitWell(new LinkedHashSet<>()).isPresent();
  }

  /** From its beginning until all is well again. */
  public Verdict have(Fault fault) throws InterruptedException, IOException {
    Set<String> fired = new LinkedHashSet<>();
    Optional<Duration> firedAfter = Optional.empty();
    Optional<String> failure = Optional.empty();
    try {
      begin(fault);
      firedAfter = look(fault, fired);
    } catch (IOException | RuntimeException e) {
      failure = Optional.of("could not be injected: " + e);
    }
    try {
      end();
    } catch (IOException | RuntimeException e) {
      failure = failure.or(() -> Optional.of("could not be ended: " + e));
    }
    return new Verdict(fault, new ArrayList<>(fired), firedAfter, awaitWell(fired), failure);
  }

  private void begin(Fault fault) throws IOException, InterruptedException {
    Course course = fault.course().get();
    synchronized (ending) {
      if (stopped) {
        throw new IOException("the game day is over");
      }
      running = course;
      course.begin(system);
    }
  }

  /** Ends the fault of the moment, if there is one; once. */
  private void end() throws IOException, InterruptedException {
    synchronized (ending) {
      Course course = running;
      running = null;
      if (course != null) {
        course.end(system);
      }
    }
  }

  /** From another thread: ends the fault of the moment, and no other begins. */
  public void stop() throws IOException, InterruptedException {
    stopped = true;
    end();
  }

  /** Whether it was stopped. */
  boolean isOver() {
    return stopped;
  }

  /** Until all alerts that are due have fired and it has gone on for a while; or too long. */
  private Optional<Duration> look(Fault fault, Set<String> fired)
      throws IOException, InterruptedException {
    Optional<Duration> firedAfter = Optional.empty();
    long begun = System.nanoTime();
    long wentOn = begun;
    Duration patience =
        fault.alerts().isEmpty()
            ? system.pace().of(NO_ALERT_FOR)
            : system.pace().of(ALERT_WITHIN).plus(STARTS);
    Duration until = patience;
    while (since(begun).compareTo(until) < 0 && !stopped) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      fired.addAll(watch.firing());
      if (System.nanoTime() - wentOn > GO_ON_EVERY_NANOS) {
        goOn();
        wentOn = System.nanoTime();
      }
      if (firedAfter.isEmpty() && !fault.alerts().isEmpty() && fired.containsAll(fault.alerts())) {
        firedAfter = Optional.of(since(begun));
        until = since(begun).plus(system.pace().of(GOES_ON));
      }
      progress.accept("fired: " + named(fired) + ", due: " + named(fault.alerts()));
    }
    return firedAfter;
  }

  private void goOn() throws IOException, InterruptedException {
    synchronized (ending) {
      if (running != null) {
        running.goOn(system);
      }
    }
  }

  private Optional<Duration> awaitWell(Set<String> fired) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Duration patience = system.pace().of(WELL_WITHIN).plus(STARTS);
    while (since(begun).compareTo(patience) < 0 && !stopped) {
      fired.addAll(watch.firing());
      Set<String> alerts = watch.anyAlert();
      boolean isWell = system.isWell();
      if (isWell && alerts.isEmpty()) {
        return Optional.of(since(begun));
      }
      progress.accept(
          "ended; until all is well: alerts "
              + named(alerts)
              + (isWell ? "" : ", parts not ready"));
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return Optional.empty();
  }

  private static String named(Iterable<String> alerts) {
    String all = String.join(", ", alerts);
    return all.isEmpty() ? "none" : all;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
