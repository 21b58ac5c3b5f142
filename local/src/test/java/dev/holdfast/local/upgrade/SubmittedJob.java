package dev.holdfast.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.flink.FlinkRest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A job that is started, and stopped with a savepoint, as who upgrades it does. */
final class SubmittedJob {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final FlinkRest rest;
  private final String id;

  private SubmittedJob(FlinkRest rest, String id) {
    this.rest = rest;
    this.id = id;
  }

  /**
   * Starts it, and waits until all of it runs.
   *
   * @param properties the file with its settings
   * @param from the savepoint that it goes on from; null for none
   */
  static SubmittedJob start(FlinkRest rest, Path jar, Path properties, int parallelism, Path from)
      throws Exception {
    String uploaded = rest.upload(jar);
    List<String> arguments = List.of("--properties", properties.toString());
    SubmittedJob job = new SubmittedJob(rest, rest.run(uploaded, arguments, parallelism, from));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(job.runs()).as("%s", rest.trace(job.id)).isTrue());
    rest.deleteJar(uploaded);
    return job;
  }

  boolean runs() throws Exception {
    return rest.runs(id);
  }

  /** Waits until nothing of it is left but the savepoint. */
  Path stop() throws Exception {
    String attempt = rest.stopWithSavepoint(id);
    Optional<Path> savepoint =
        await().atMost(PATIENCE).until(() -> rest.savepoint(id, attempt), Optional::isPresent);
    await().atMost(PATIENCE).until(() -> rest.state(id).equals("FINISHED"));
    return savepoint.orElseThrow();
  }
}
