package dev.holdfast.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few calls of Flink's REST interface that are needed here. */
public final class FlinkRest {
  /** A job's main runs inside the call that starts it. */
  private static final Duration SUBMIT_TIMEOUT = Duration.ofSeconds(90);

  private final FlinkHttp http;

  /**
   * @param authorization the header by which Flink does what it is asked to
   */
  public FlinkRest(URI base, String authorization) {
    http = new FlinkHttp(base, authorization);
  }

  /** The ids of the task managers that have registered. */
  public List<String> taskManagers() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    http.get("/taskmanagers")
        .path("taskmanagers")
        .forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }

  /** Uploads a job's jar; the answer names it for {@link #run}. */
  public String upload(Path jar) throws IOException, InterruptedException {
    JsonNode answer = http.send(http.postJar("/jars/upload", jar).timeout(SUBMIT_TIMEOUT));
    return Path.of(answer.path("filename").asText()).getFileName().toString();
  }

  /**
   * Runs an uploaded jar's main class.
   *
   * @param parallelism of all its operators
   * @param from the checkpoint or savepoint to continue from, or null
   * @return the job's id
   */
  public String run(String jar, List<String> arguments, int parallelism, Path from)
      throws IOException, InterruptedException {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    arguments.forEach(wish.putArray("programArgsList")::add);
    wish.put("parallelism", parallelism);
    if (from != null) {
      wish.put("savepointPath", FlinkPaths.name(from));
      // The first checkpoint of the new job then holds everything, and the old files may go.
      wish.put("claimMode", "NO_CLAIM");
    }
    return http.send(http.post("/jars/" + jar + "/run", wish).timeout(SUBMIT_TIMEOUT))
        .path("jobid")
        .asText();
  }

  public void deleteJar(String jar) throws IOException, InterruptedException {
    http.send(http.request("/jars/" + jar).DELETE());
  }

  /** RUNNING, RESTARTING, FAILED and so on; empty if the cluster does not know the job. */
  public String state(String job) throws IOException, InterruptedException {
    for (JsonNode each : http.get("/jobs/overview").path("jobs")) {
      if (each.path("jid").asText().equals(job)) {
        return each.path("state").asText();
      }
    }
    return "";
  }

  /** The job that is running, or is to run again; empty if there is none. */
  public Optional<String> newest() throws IOException, InterruptedException {
    JsonNode newest = null;
    for (JsonNode each : http.get("/jobs/overview").path("jobs")) {
      boolean isOver = each.path("end-time").asLong() > 0;
      if (!isOver && (newest == null || started(each) > started(newest))) {
        newest = each;
      }
    }
    return Optional.ofNullable(newest).map(job -> job.path("jid").asText());
  }

  private static long started(JsonNode job) {
    return job.path("start-time").asLong();
  }

  /** Whether every task of the job runs. */
  public boolean runs(String job) throws IOException, InterruptedException {
    JsonNode detail = http.get("/jobs/" + job);
    boolean all = detail.path("state").asText().equals("RUNNING");
    for (JsonNode vertex : detail.path("vertices")) {
      all &= vertex.path("status").asText().equals("RUNNING");
    }
    return all;
  }

  /** The stack trace of the newest failure; empty if there was none. */
  public String trace(String job) throws IOException, InterruptedException {
    JsonNode answer = http.get("/jobs/" + job + "/exceptions?maxExceptions=1");
    JsonNode newest = answer.path("exceptionHistory").path("entries").path(0).path("stacktrace");
    return newest.asText(answer.path("root-exception").asText(""));
  }

  /** How many checkpoints the job has completed since it was submitted. */
  public int completedCheckpoints(String job) throws IOException, InterruptedException {
    return checkpoints(job).path("counts").path("completed").asInt();
  }

  /** What the job was last restored from, by Flink itself or at its start; empty if by nothing. */
  public Optional<Path> restoredFrom(String job) throws IOException, InterruptedException {
    return path(checkpoints(job).path("latest").path("restored").path("external_path"));
  }

  /** The last savepoint of the job; empty if there is none. */
  public Optional<Path> lastSavepoint(String job) throws IOException, InterruptedException {
    return path(checkpoints(job).path("latest").path("savepoint").path("external_path"));
  }

  private JsonNode checkpoints(String job) throws IOException, InterruptedException {
    return http.get("/jobs/" + job + "/checkpoints");
  }

  private static Optional<Path> path(JsonNode name) {
    return name.isTextual() ? Optional.of(FlinkPaths.path(name.asText())) : Optional.empty();
  }

  /** Asks for a checkpoint now. */
  public void checkpoint(String job) throws IOException, InterruptedException {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    http.send(http.post("/jobs/" + job + "/checkpoints", wish.put("checkpointType", "CONFIGURED")));
  }

  /** Stops the job with a savepoint; the answer names the attempt for {@link #savepoint}. */
  public String stopWithSavepoint(String job) throws IOException, InterruptedException {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    return http.send(http.post("/jobs/" + job + "/stop", wish.put("drain", false)))
        .path("request-id")
        .asText();
  }

  /**
   * Where the savepoint is; empty while it is being written.
   *
   * @throws IOException if it failed
   */
  public Optional<Path> savepoint(String job, String attempt)
      throws IOException, InterruptedException {
    JsonNode operation = http.get("/jobs/" + job + "/savepoints/" + attempt).path("operation");
    if (operation.has("failure-cause")) {
      throw new IOException("The savepoint failed: " + operation.path("failure-cause"));
    }
    return path(operation.path("location"));
  }

  public void cancel(String job) throws IOException, InterruptedException {
    http.send(http.request("/jobs/" + job).method("PATCH", BodyPublishers.noBody()));
  }
}
