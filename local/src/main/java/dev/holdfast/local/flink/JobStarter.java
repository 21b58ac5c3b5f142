package dev.holdfast.local.flink;

import dev.holdfast.local.Progress;
import dev.holdfast.local.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Submits the job to the cluster, and waits until all of it runs. */
final class JobStarter {
  private static final long PROBE_EVERY_MILLIS = 100;
  private static final int SUBMIT_ATTEMPTS = 4;
  private static final long SUBMIT_AGAIN_MILLIS = 1_000;
  private static final String WITHOUT_STATE =
      "If the next start says so, too, let the job begin without state:"
          + " docs/recovery.md#a-start-that-does-not-succeed tells how. Nothing is lost by it.";

  private static final long RUNS_WITHIN_SECONDS = 90;
  private static final long ENDS_WITHIN_SECONDS = 20;

  private final FlinkRest rest;
  private final Path jar;
  private final List<String> arguments;
  private final Progress progress;
  private final LongSupplier room;
  private final BooleanSupplier stopping;

  /**
   * @param arguments of the job's main class
   * @param room bytes that can still be written where Flink keeps what it is given
   * @param stopping whether there is no more use in it
   */
  JobStarter(
      FlinkRest rest,
      Path jar,
      List<String> arguments,
      Progress progress,
      LongSupplier room,
      BooleanSupplier stopping) {
    this.rest = rest;
    this.jar = jar;
    this.arguments = List.copyOf(arguments);
    this.progress = progress;
    this.room = room;
    this.stopping = stopping;
  }

  /**
   * Submits it once.
   *
   * @param state to resume from; empty for a start without
   * @return the job's id
   * @throws JobFailed if the state can't be read, or the job's main fails
   */
  String submit(Optional<Path> state) throws IOException, InterruptedException {
    String uploaded = upload();
    try {
      String job = rest.run(uploaded, arguments, FlinkSettings.PARALLELISM, state.orElse(null));
      String from = state.map(path -> "from " + path).orElse("without earlier state");
      progress.say(JobKeeper.NAME, "submitted, " + from);
      return job;
    } finally {
      rest.deleteJar(uploaded);
    }
  }

  /** Flink keeps the jar twice; where there is no room, its answer does not say so. */
  private String upload() throws IOException, InterruptedException {
    try {
      return rest.upload(jar);
    } catch (IOException e) {
      if (room.getAsLong() < 2 * Files.size(jar)) {
        throw new JobFailed("The job's jar can't be uploaded", "No space left on device");
      }
      throw e;
    }
  }

  /** The same; on a busy machine the job's main may run out of patience with what just started. */
  String submitPatiently(Optional<Path> state) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return submit(state);
      } catch (IOException e) {
        boolean ofTheState = e instanceof JobFailed failed && !mayPass(failed.trouble());
        if (stopping.getAsBoolean() || ofTheState || attempt == SUBMIT_ATTEMPTS) {
          throw e;
        }
        progress.say(JobKeeper.NAME, "can't be submitted: " + e.getMessage() + "; trying again");
        TimeUnit.MILLISECONDS.sleep(attempt * SUBMIT_AGAIN_MILLIS);
      }
    }
  }

  private static boolean mayPass(Trouble trouble) {
    return trouble == Trouble.OTHER || trouble.isOfTheMachine();
  }

  /**
   * Waits until all of the job runs. If it does not, it is cancelled: Flink would try for ever,
   * beside the one that is submitted in its place.
   *
   * @throws JobFailed if it fails, or does not run in time
   */
  void awaitRunning(String job, Optional<Path> state) throws IOException, InterruptedException {
    String from = state.map(path -> " from " + path).orElse("");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RUNS_WITHIN_SECONDS);
    while (!rest.runs(job)) {
      String trace = rest.trace(job);
      if (rest.state(job).equals("FAILED")) {
        throw new JobFailed("The job fails at once" + from, trace);
      }
      if (!mayPass(Trouble.of(trace))) {
        cancel(job);
        throw new JobFailed("The job does not start" + from, trace);
      }
      if (stopping.getAsBoolean()) {
        throw new IOException("The job was stopped before it ran.");
      }
      if (System.nanoTime() > deadline) {
        cancel(job);
        throw new JobFailed(
            "The job does not run after " + RUNS_WITHIN_SECONDS + " s" + from,
            trace,
            state.map(path -> WITHOUT_STATE).orElse(""));
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
  }

  /** Ends it where it is, and waits for that; its checkpoints stay. */
  void cancel(String job) throws IOException, InterruptedException {
    rest.cancel(job);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENDS_WITHIN_SECONDS);
    while (!rest.state(job).equals("CANCELED") && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
  }
}
