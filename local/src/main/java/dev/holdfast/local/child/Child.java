package dev.holdfast.local.child;

import dev.holdfast.local.Progress;
import dev.holdfast.local.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is kept alive: one that ends although nobody asked it to is started again,
 * after a growing but bounded pause.
 */
public final class Child {
  private static final long PROBE_EVERY_MILLIS = 100;
  private static final long LOG_LOOK_SECONDS = 10;

  private final ChildSpec spec;
  private final ChildLog log;
  private final PidFile pid;
  private final TemporaryFolder temporary;
  private final ScheduledExecutorService timer;
  private final Progress progress;
  private final Backoff backoff = new Backoff();

  private Process process;
  private long startedNanos;
  private int starts;
  private boolean stopping;

  Child(
      ChildSpec spec,
      PidFile pid,
      TemporaryFolder temporary,
      ScheduledExecutorService timer,
      Progress progress) {
    this.spec = spec;
    this.log = new ChildLog(spec.log());
    this.pid = pid;
    this.temporary = temporary;
    this.timer = timer;
    this.progress = progress;
  }

  public String name() {
    return spec.name();
  }

  /** The process of the moment. */
  public synchronized ProcessHandle process() {
    return process.toHandle();
  }

  /** Starts it for the first time and waits until it is ready. */
  public void start() throws PartFailed, IOException, InterruptedException {
    spawn();
    long deadline = System.nanoTime() + spec.readyWithin().toNanos();
    while (!isReady()) {
      synchronized (this) {
        if (stopping) {
          throw new PartFailed(name() + " was stopped before it was ready.");
        }
        if (!process.isAlive()) {
          throw failed("ended with exit status " + process.exitValue());
        }
      }
      if (System.nanoTime() > deadline) {
        throw failed("was not ready within " + spec.readyWithin().toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
    var unused =
        timer.scheduleWithFixedDelay(
            this::boundLog, LOG_LOOK_SECONDS, LOG_LOOK_SECONDS, TimeUnit.SECONDS);
    synchronized (this) {
      // Only from here on is an end followed by another start; before, it is a failed start.
      watch(process);
    }
    progress.say(name(), "ready after " + sinceStart());
  }

  private void boundLog() {
    try {
      log.bound();
    } catch (IOException e) {
      progress.say(name(), "can't put its log aside: " + e.getMessage());
    }
  }

  private PartFailed failed(String how) {
    String tail = log.tail();
    Trouble trouble = Trouble.of(tail);
    String advice = trouble.isOfTheMachine() ? trouble.advice() : "";
    return new PartFailed(
        "%s %s. Its log, %s, ends with:%n%s%n%s"
            .formatted(name(), how, spec.log(), tail, advice)
            .strip());
  }

  private synchronized void spawn() throws IOException {
    if (stopping) {
      return;
    }
    log.begin();
    var builder = new ProcessBuilder(spec.command().apply(starts));
    ChildEnvironment.prepare(builder.environment());
    builder.environment().putAll(spec.environment());
    builder.environment().put("TMPDIR", temporary.emptied().toString());
    builder.redirectErrorStream(true).redirectOutput(log.redirect());
    process = builder.start();
    startedNanos = System.nanoTime();
    starts++;
    pid.write(process.pid());
  }

  private boolean isReady() throws InterruptedException {
    try {
      int current;
      synchronized (this) {
        current = starts - 1;
      }
      return spec.ready().ready(current);
    } catch (IOException notYet) {
      return false;
    }
  }

  private void watch(Process watched) {
    var unused = watched.onExit().thenAcceptAsync(this::ended, timer);
  }

  private synchronized void ended(Process gone) {
    if (stopping || gone != process) {
      return;
    }
    Duration delay = backoff.after(Duration.ofNanos(System.nanoTime() - startedNanos));
    progress.say(
        name(),
        "ended with exit status %d; starts again in %d ms (log: %s)"
            .formatted(gone.exitValue(), delay.toMillis(), spec.log()));
    var unused = timer.schedule(this::startAgain, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void startAgain() {
    if (stopping) {
      return;
    }
    try {
      spawn();
      watch(process);
      var unused = timer.schedule(this::reportReady, PROBE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      progress.say(name(), "can't be started again: " + e.getMessage());
      var unused =
          timer.schedule(this::startAgain, Backoff.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void reportReady() {
    try {
      if (isReady()) {
        progress.say(name(), "ready again after " + sinceStart());
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    synchronized (this) {
      if (!stopping && process.isAlive()) {
        var unused = timer.schedule(this::reportReady, PROBE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private synchronized String sinceStart() {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startedNanos) / 1e9);
  }

  /** However it ends from now on, it is not started again. */
  synchronized void startNoMore() {
    stopping = true;
  }

  /** Asks it to end; it is not started again. */
  synchronized void askToEnd() {
    stopping = true;
    if (process != null) {
      process.destroy();
    }
  }

  /** Waits for its end, and kills it if that takes too long. */
  void awaitEnd() throws InterruptedException {
    Process last;
    synchronized (this) {
      last = process;
    }
    if (last == null) {
      return;
    }
    if (!last.waitFor(spec.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
      progress.say(name(), "does not end when asked; killing it");
      last.destroyForcibly().waitFor();
    }
    pid.delete();
  }
}
