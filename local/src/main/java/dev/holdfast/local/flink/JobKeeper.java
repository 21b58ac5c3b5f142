package dev.holdfast.local.flink;

import dev.holdfast.local.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps one job running on the cluster. Flink itself restarts a job whose task manager died; a job
 * manager that died forgets its jobs, so the job is submitted again from its newest state. A state
 * that can't be read is left for the one before, at a start as later on.
 */
public final class JobKeeper {
  static final String NAME = "job";
  private static final long LOOK_EVERY_MILLIS = 2_000;
  private static final long PROBE_EVERY_MILLIS = 100;
  private static final long SAVEPOINT_WITHIN_SECONDS = 60;
  private static final long LAST_CHECKPOINT_WITHIN_SECONDS = 4;
  private static final int LONGEST_PAUSE_LOOKS = 15;

  /** A restart takes less, mostly. */
  private static final int LOOKS_UNTIL_TOLD = 8;

  private final FlinkRest rest;
  private final JobStarter starter;
  private final Resume resume;
  private final Progress progress;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "job-keeper");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean stopping;
  private String job = "";
  private Optional<Path> from = Optional.empty();
  private boolean watched;
  private boolean reportRunning;
  private int failures;
  private int looksToSkip;
  private int looksDown;

  /**
   * Keeps nothing yet.
   *
   * @param arguments of the job's main class
   * @param home the folder in which Flink keeps checkpoints and savepoints
   */
  public JobKeeper(FlinkRest rest, Path jar, List<String> arguments, Path home, Progress progress) {
    this(rest, jar, arguments, home, progress, () -> home.toFile().getUsableSpace());
  }

  JobKeeper(
      FlinkRest rest,
      Path jar,
      List<String> arguments,
      Path home,
      Progress progress,
      LongSupplier room) {
    this.rest = rest;
    this.starter = new JobStarter(rest, jar, arguments, progress, room, () -> stopping);
    this.resume = new Resume(home, progress);
    this.progress = progress;
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The id under which the cluster runs the job at this moment. */
  public synchronized String job() {
    return job;
  }

  /**
   * Submits the job, from the newest state that is whole, waits until all of it runs, and from then
   * on looks after it. What the machine lacks is waited for.
   *
   * @throws IOException if it can't be submitted, fails, or does not run in time, and waiting or an
   *     older state won't help
   */
  public void start() throws IOException, InterruptedException {
    while (!stopping) {
      Optional<Path> state = resume.choose();
      try {
        startFrom(state);
        return;
      } catch (JobFailed e) {
        if (e.trouble().isOfTheMachine()) {
          progress.say(NAME, e.getMessage() + " Trying again; the gateway serves meanwhile.");
          TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS * pauseLooks());
        } else if (!resume.isDamaged(state, e.trace())) {
          throw e;
        }
      }
    }
    throw new IOException("The job was stopped before it ran.");
  }

  /** The same from this savepoint or checkpoint, and no other. */
  public synchronized void startFrom(Optional<Path> state)
      throws IOException, InterruptedException {
    job = starter.submitPatiently(state);
    from = state;
    starter.awaitRunning(job, state);
    progress.say(NAME, "runs");
    failures = 0;
    watched = true;
  }

  private int pauseLooks() {
    return Math.min(LONGEST_PAUSE_LOOKS, 1 << Math.min(failures++, 5));
  }

  private synchronized void look() {
    if (!watched) {
      return;
    }
    if (looksToSkip > 0) {
      looksToSkip--;
      return;
    }
    try {
      switch (rest.state(job)) {
        case "" -> again("is not known to the cluster, whose job manager must have been restarted");
        case "FAILED" -> {
          resume.isDamaged(from, rest.trace(job));
          again("failed: " + Traces.rootCause(rest.trace(job)));
        }
        case "CANCELED" -> endedByOthers();
        case "FINISHED" -> {
          Optional<Path> savepoint = rest.lastSavepoint(job);
          if (savepoint.isPresent()) {
            resume.stoppedWith(savepoint.get());
          }
          endedByOthers();
        }
        default -> lookAfter();
      }
    } catch (IOException | UncheckedIOException jobManagerIsDown) {
      // It is being started again; the next look will show.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endedByOthers() {
    progress.say(NAME, "was ended by somebody else; it is not started again before the next start");
    watched = false;
  }

  private void lookAfter() throws IOException, InterruptedException {
    if (rest.runs(job)) {
      looksDown = 0;
      if (reportRunning) {
        reportRunning = false;
        failures = 0;
        progress.say(NAME, "runs again");
      }
      resume.keepUp(job);
      return;
    }
    String trace = rest.trace(job);
    if (resume.isDamaged(rest.restoredFrom(job).or(() -> from), trace)) {
      // Flink would restore the same state again and again.
      starter.cancel(job);
      again("can't go on from that state");
    } else if (++looksDown == LOOKS_UNTIL_TOLD) {
      reportRunning = true;
      progress.say(NAME, "does not run; Flink tries it again. " + Traces.rootCause(trace));
    }
  }

  private void again(String why) throws IOException, InterruptedException {
    progress.say(NAME, why + "; submitting it again");
    looksToSkip = pauseLooks();
    reportRunning = true;
    job = "";
    from = resume.choose();
    try {
      job = starter.submit(from);
    } catch (JobFailed e) {
      progress.say(NAME, "can't be submitted: " + e.getMessage());
      resume.isDamaged(from, e.trace());
    }
  }

  /**
   * Stops the job as an upgrade would, and leaves it stopped.
   *
   * @return the savepoint, for {@link #startFrom}
   */
  public synchronized Path stopWithSavepoint() throws IOException, InterruptedException {
    watched = false;
    String attempt = rest.stopWithSavepoint(job);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SAVEPOINT_WITHIN_SECONDS);
    while (System.nanoTime() < deadline) {
      Optional<Path> savepoint = rest.savepoint(job, attempt);
      if (savepoint.isPresent()) {
        progress.say(NAME, "stopped with a savepoint in " + savepoint.get());
        resume.stoppedWith(savepoint.get());
        return savepoint.get();
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
    throw new IOException("The savepoint took longer than " + SAVEPOINT_WITHIN_SECONDS + " s.");
  }

  /** Ends the job, with a last checkpoint if that is quick. */
  public void stop() throws InterruptedException {
    stopping = true;
    timer.shutdownNow();
    synchronized (this) {
      watched = false;
      try {
        if (job.isEmpty() || !rest.runs(job)) {
          return;
        }
        lastCheckpoint();
        resume.keepUp(job);
        rest.cancel(job);
        progress.say(NAME, "stopped");
      } catch (IOException e) {
        progress.say(
            NAME, "stops with its processes, without a last checkpoint: Flink does not answer");
      }
    }
  }

  private void lastCheckpoint() throws IOException, InterruptedException {
    int before = rest.completedCheckpoints(job);
    rest.checkpoint(job);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_CHECKPOINT_WITHIN_SECONDS);
    while (rest.completedCheckpoints(job) == before && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
  }
}
