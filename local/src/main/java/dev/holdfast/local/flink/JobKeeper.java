package dev.holdfast.local.flink;

import dev.holdfast.local.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
  private static final long RUNS_WITHIN_SECONDS = 90;
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

  private volatile String job = "";
  private boolean othersGone;
  private boolean reportRunning;
  private int failures;
  private int looksToSkip;

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
  }

  /** The id under which the cluster runs the job at this moment. */
  public String job() {
    return job;
  }

  /**
   * Submits the job, from the newest checkpoint if there is one, waits until all of it runs, and
   * from then on looks after it.
   *
   * @throws IOException if it can't be submitted, fails, or does not run in time
   */
  public void start() throws IOException, InterruptedException {
    submit();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RUNS_WITHIN_SECONDS);
    while (!rest.runs(job)) {
      if (rest.state(job).equals("FAILED")) {
        throw new IOException("The job fails at once: " + rest.cause(job));
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "The job does not run after %d s: %s".formatted(RUNS_WITHIN_SECONDS, rest.cause(job)));
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
    progress.say(NAME, "runs");
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void submit() throws IOException, InterruptedException {
    Optional<Path> newest = checkpoints.newest();
    String uploaded = rest.upload(jar);
    job = rest.run(uploaded, arguments, newest.orElse(null));
    othersGone = false;
    rest.deleteJar(uploaded);
    progress.say(
        NAME, "submitted, " + newest.map(path -> "from " + path).orElse("without earlier state"));
  }

  private void look() {
    try {
      if (looksToSkip > 0) {
        looksToSkip--;
        return;
      }
      String state = rest.state(job);
      switch (state.toUpperCase(Locale.ROOT)) {
        case "" -> again("is not known to the cluster, whose job manager must have been restarted");
        case "FAILED" -> again("failed: " + rest.cause(job));
        case "CANCELED", "FINISHED" -> {
          progress.say(NAME, "was ended by somebody else; it is not started again");
          timer.shutdown();
        }
        default -> cleanUp();
      }
    } catch (IOException jobManagerIsDown) {
      // It is being started again; the next look will tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void again(String why) throws IOException, InterruptedException {
    progress.say(NAME, why + "; submitting it again");
    looksToSkip = Math.min(LONGEST_PAUSE_LOOKS, 1 << Math.min(failures++, 5));
    reportRunning = true;
    submit();
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

  /** Ends the job, with a last checkpoint if that is quick. */
  public void stop() throws InterruptedException {
    timer.shutdownNow();
    try {
      if (job.isEmpty() || !rest.runs(job)) {
        return;
      }
      int before = rest.completedCheckpoints(job);
      rest.checkpoint(job);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_CHECKPOINT_WITHIN_SECONDS);
      while (rest.completedCheckpoints(job) == before && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
      }
      rest.cancel(job);
      progress.say(NAME, "stopped");
    } catch (IOException e) {
      progress.say(NAME, "stops with its processes: " + e.getMessage());
    }
  }
}
