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

/**
 * Keeps one job running on the cluster. Flink itself restarts a job whose task manager died; a job
 * manager that died forgets its jobs, so the job is submitted again from its newest checkpoint.
 */
public final class JobKeeper {
  private static final String NAME = "job";
  private static final long LOOK_EVERY_MILLIS = 1_000;
  private static final long PROBE_EVERY_MILLIS = 100;
  private static final int SUBMIT_ATTEMPTS = 4;
  private static final long RUNS_WITHIN_SECONDS = 90;
  private static final long SAVEPOINT_WITHIN_SECONDS = 60;
  private static final long LAST_CHECKPOINT_WITHIN_SECONDS = 4;
  private static final int LONGEST_PAUSE_LOOKS = 30;

  private final FlinkRest rest;
  private final Path jar;
  private final List<String> arguments;
  private final Checkpoints checkpoints;
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
  private boolean watched;
  private boolean othersGone;
  private boolean reportRunning;
  private int failures;
  private int looksToSkip;

  /**
   * Keeps nothing yet.
   *
   * @param arguments of the job's main class
   * @param checkpoints those of earlier starts, and of this one
   */
  public JobKeeper(
      FlinkRest rest,
      Path jar,
      List<String> arguments,
      Checkpoints checkpoints,
      Progress progress) {
    this.rest = rest;
    this.jar = jar;
    this.arguments = List.copyOf(arguments);
    this.checkpoints = checkpoints;
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
   * Submits the job, from the newest checkpoint if there is one, waits until all of it runs, and
   * from then on looks after it.
   *
   * @throws IOException if it can't be submitted, fails, or does not run in time
   */
  public void start() throws IOException, InterruptedException {
    startFrom(checkpoints.newest());
  }

  /** The same from this savepoint or checkpoint. */
  public synchronized void startFrom(Optional<Path> state)
      throws IOException, InterruptedException {
    submitPatiently(state);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RUNS_WITHIN_SECONDS);
    while (!rest.runs(job)) {
      if (rest.state(job).equals("FAILED")) {
        throw failed("fails at once", state);
      }
      if (stopping) {
        throw new IOException("The job was stopped before it ran.");
      }
      if (System.nanoTime() > deadline) {
        throw failed("does not run after " + RUNS_WITHIN_SECONDS + " s", state);
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
    progress.say(NAME, "runs");
    watched = true;
  }

  // On a busy machine the job's main may run out of patience with what has only just started.
  private void submitPatiently(Optional<Path> state) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        submit(state);
        return;
      } catch (IOException e) {
        if (stopping || attempt == SUBMIT_ATTEMPTS) {
          throw e;
        }
        progress.say(NAME, "can't be submitted: " + e.getMessage() + "; trying again");
        TimeUnit.MILLISECONDS.sleep(attempt * LOOK_EVERY_MILLIS);
      }
    }
  }

  private IOException failed(String how, Optional<Path> state)
      throws IOException, InterruptedException {
    String from = state.map(path -> " from " + path).orElse("");
    return new IOException(
        "The job %s%s: %s%nIf that state is of another version, start with --fresh."
            .formatted(how, from, rest.cause(job)));
  }

  private void submit(Optional<Path> state) throws IOException, InterruptedException {
    String uploaded = rest.upload(jar);
    job = rest.run(uploaded, arguments, state.orElse(null));
    othersGone = false;
    rest.deleteJar(uploaded);
    progress.say(
        NAME, "submitted, " + state.map(path -> "from " + path).orElse("without earlier state"));
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
        case "FAILED" -> again("failed: " + rest.cause(job));
        case "CANCELED", "FINISHED" -> {
          progress.say(NAME, "was ended by somebody else; it is not started again");
          watched = false;
        }
        default -> cleanUp();
      }
    } catch (IOException | UncheckedIOException jobManagerIsDown) {
      // It is being started again; the next look will show.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void again(String why) throws IOException, InterruptedException {
    progress.say(NAME, why + "; submitting it again");
    looksToSkip = Math.min(LONGEST_PAUSE_LOOKS, 1 << Math.min(failures++, 5));
    reportRunning = true;
    submit(checkpoints.newest());
  }

  private void cleanUp() throws IOException, InterruptedException {
    if (reportRunning && rest.runs(job)) {
      reportRunning = false;
      failures = 0;
      progress.say(NAME, "runs again");
    }
    if (!othersGone && rest.completedCheckpoints(job) > 0) {
      checkpoints.keepOnly(job);
      othersGone = true;
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
        rest.cancel(job);
        progress.say(NAME, "stopped");
      } catch (IOException e) {
        progress.say(NAME, "stops with its processes: " + e.getMessage());
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
