package dev.holdfast.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.FolderTree;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Ports;
import dev.holdfast.local.part.PrometheusPart;
import dev.holdfast.local.part.Scrapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A Prometheus for the game day, beside the one that may run: it has the same rules, at the game
 * day's pace, and scrapes the same.
 */
public final class Watch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long READY_WITHIN_SECONDS = 60;
  private static final long PROBE_EVERY_MILLIS = 100;
  private static final long ENDS_WITHIN_SECONDS = 10;

  private final Path folder;
  private final Process process;
  private final URI endpoint;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  /**
   * Starts it.
   *
   * @param rules in earnest
   */
  public Watch(LocalConfig config, Path rules, Pace pace) throws IOException {
    folder = Files.createTempDirectory("game-day");
    Path ownRules = folder.resolve("rules.yml");
    Files.writeString(ownRules, pace.rules(Files.readString(rules)));
    Path scrapes = folder.resolve("prometheus.yml");
    Files.writeString(
        scrapes, Scrapes.likeThoseOf(config.data(), pace.scrapeSeconds() + "s", ownRules));
    int port = Ports.free(1)[0];
    endpoint = URI.create("http://127.0.0.1:" + port);
    process =
        new ProcessBuilder(PrometheusPart.command(scrapes, folder.resolve("data"), port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  /** Waits until it answers. */
  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_SECONDS);
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "Prometheus does not start: " + Files.readString(folder.resolve("log")));
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path)).timeout(PATIENCE).GET().build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Alerts that fire at this moment. */
  public Set<String> firing() throws IOException, InterruptedException {
    return alerts("firing");
  }

  /** Alerts that fire, or would if it went on. */
  public Set<String> anyAlert() throws IOException, InterruptedException {
    Set<String> any = alerts("firing");
    any.addAll(alerts("pending"));
    return any;
  }

  private Set<String> alerts(String state) throws IOException, InterruptedException {
    Set<String> found = new TreeSet<>();
    for (JsonNode alert : data(send("/api/v1/alerts")).path("alerts")) {
      if (alert.path("state").asText().equals(state)) {
        found.add(alert.path("labels").path("alertname").asText());
      }
    }
    return found;
  }

  /**
   * What a query gives at this moment: a number for each set of labels.
   *
   * @throws IOException if Prometheus does not understand it
   */
  public Map<String, Double> query(String query) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    Map<String, Double> found = new TreeMap<>();
    for (JsonNode each : data(send("/api/v1/query?query=" + encoded)).path("result")) {
      found.put(each.path("metric").toString(), each.path("value").path(1).asDouble());
    }
    return found;
  }

  /** Rules that Prometheus cannot evaluate, each with why. */
  public Map<String, String> faultyRules() throws IOException, InterruptedException {
    Map<String, String> faulty = new TreeMap<>();
    for (JsonNode group : data(send("/api/v1/rules")).path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (!rule.path("health").asText().equals("ok")) {
          faulty.put(rule.path("name").asText(), rule.path("lastError").asText("not evaluated"));
        }
      }
    }
    return faulty;
  }

  private static JsonNode data(HttpResponse<String> answer) throws IOException {
    JsonNode body = JSON.readTree(answer.body());
    if (!body.path("status").asText().equals("success")) {
      throw new IOException("Prometheus: " + answer.body());
    }
    return body.path("data");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
