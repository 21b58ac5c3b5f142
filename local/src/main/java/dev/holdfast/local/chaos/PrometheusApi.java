package dev.holdfast.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a Prometheus says of alerts, rules and figures. */
public final class PrometheusApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI endpoint;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  /**
   * @param endpoint such as {@code http://127.0.0.1:9090}
   */
  public PrometheusApi(URI endpoint) {
    this.endpoint = endpoint;
  }

  boolean isReady() throws InterruptedException {
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Whether it has scraped each of its targets two times. */
  boolean hasSeenAllTwice() throws IOException, InterruptedException {
    int targets = data(send("/api/v1/targets?state=active")).path("activeTargets").size();
    double seen =
        query("count(sum_over_time(up[1m]) >= 2)").values().stream().findAny().orElse(0.0);
    return targets > 0 && seen == targets;
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
}
