package dev.holdfast.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few calls of Flink's REST interface that are needed here. */
public final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "holdfast-jar-boundary";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** A job's main runs inside the call that starts it. */
  private static final Duration SUBMIT_TIMEOUT = Duration.ofSeconds(90);

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  public FlinkRest(URI base) {
    this.base = base;
  }

  /** The ids of the task managers that have registered. */
  public List<String> taskManagers() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    get("/taskmanagers").path("taskmanagers").forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }

  /** Uploads a job's jar; the answer names it for {@link #run}. */
  public String upload(Path jar) throws IOException, InterruptedException {
    var body = BodyPublishers.ofInputStream(() -> multipart(jar));
    JsonNode answer =
        send(
            request("/jars/upload")
                .timeout(SUBMIT_TIMEOUT)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body));
    return Path.of(answer.path("filename").asText()).getFileName().toString();
  }

  private static SequenceInputStream multipart(Path jar) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, jar.getFileName())
            + "Content-Type: application/x-java-archive\r\n\r\n";
    String end = "\r\n--" + BOUNDARY + "--\r\n";
    try {
      var headAndJar = new SequenceInputStream(stream(head), Files.newInputStream(jar));
      return new SequenceInputStream(headAndJar, stream(end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Runs an uploaded jar's main class.
   *
   * @param from the checkpoint or savepoint to continue from, or null
   * @return the job's id
   */
  public String run(String jar, List<String> arguments, Path from)
      throws IOException, InterruptedException {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    arguments.forEach(wish.putArray("programArgsList")::add);
    wish.put("parallelism", FlinkSettings.PARALLELISM);
    if (from != null) {
      wish.put("savepointPath", FlinkPaths.name(from));
      // The first checkpoint of the new job then holds everything, and the old files may go.
      wish.put("claimMode", "NO_CLAIM");
    }
    return send(post("/jars/" + jar + "/run", wish).timeout(SUBMIT_TIMEOUT)).path("jobid").asText();
  }

  public void deleteJar(String jar) throws IOException, InterruptedException {
    send(request("/jars/" + jar).DELETE());
  }

  /** RUNNING, RESTARTING, FAILED and so on; empty if the cluster does not know the job. */
  public String state(String job) throws IOException, InterruptedException {
    for (JsonNode each : get("/jobs/overview").path("jobs")) {
      if (each.path("jid").asText().equals(job)) {
        return each.path("state").asText();
      }
    }
    return "";
  }

  /** Whether every task of the job runs. */
  public boolean runs(String job) throws IOException, InterruptedException {
    JsonNode detail = get("/jobs/" + job);
    boolean all = detail.path("state").asText().equals("RUNNING");
    for (JsonNode vertex : detail.path("vertices")) {
      all &= vertex.path("status").asText().equals("RUNNING");
    }
    return all;
  }

  /** Why the job failed, in one line. */
  public String cause(String job) throws IOException, InterruptedException {
    return rootCause(get("/jobs/" + job + "/exceptions").path("root-exception").asText());
  }

  /** How many checkpoints the job has completed since it was submitted. */
  public int completedCheckpoints(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asInt();
  }

  /** Asks for a checkpoint now. */
  public void checkpoint(String job) throws IOException, InterruptedException {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    send(post("/jobs/" + job + "/checkpoints", wish.put("checkpointType", "CONFIGURED")));
  }

  /** Stops the job with a savepoint; the answer names the attempt for {@link #savepoint}. */
  public String stopWithSavepoint(String job) throws IOException, InterruptedException {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    return send(post("/jobs/" + job + "/stop", wish.put("drain", false)))
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
    JsonNode answer = get("/jobs/" + job + "/savepoints/" + attempt);
    JsonNode operation = answer.path("operation");
    if (operation.has("failure-cause")) {
      throw new IOException("The savepoint failed: " + operation.path("failure-cause"));
    }
    return operation.has("location")
        ? Optional.of(FlinkPaths.path(operation.path("location").asText()))
        : Optional.empty();
  }

  public void cancel(String job) throws IOException, InterruptedException {
    send(request("/jobs/" + job).method("PATCH", BodyPublishers.noBody()));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpRequest.Builder post(String path, ObjectNode body) {
    BodyPublisher json = BodyPublishers.ofString(body.toString());
    return request(path).header("Content-Type", "application/json").POST(json);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "Flink answers %d to %s: %s"
              .formatted(answer.statusCode(), answer.uri().getPath(), reason(answer.body())));
    }
    return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private static String reason(String body) throws IOException {
    String errors = "";
    for (JsonNode error : JSON.readTree(body).path("errors")) {
      errors = error.asText();
    }
    return errors.isEmpty() ? body : rootCause(errors);
  }

  // Flink answers with whole stack traces; what happened first is the last cause named.
  private static String rootCause(String trace) {
    return trace
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .map(line -> line.substring("Caused by: ".length()))
        .reduce((earlier, later) -> later)
        .orElseGet(() -> trace.lines().findFirst().orElse("no cause given"));
  }
}
