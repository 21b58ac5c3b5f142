package dev.holdfast.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.config.LocalConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The job's metrics as Flink's page shows them, over all subtasks. */
final class JobMetrics {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String job;

  JobMetrics(LocalConfig config, String job) {
    this.job = "http://127.0.0.1:" + config.flinkPort() + "/jobs/" + job;
  }

  /**
   * The sum of a metric, 0 if there is none yet.
   *
   * @param end of the metric's name, such as rowsScanned
   */
  long sum(String end) throws IOException, InterruptedException {
    double sum = 0;
    for (JsonNode vertex : get("").path("vertices")) {
      String metrics = "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      for (JsonNode metric : get(metrics)) {
        String name = metric.path("id").asText();
        if (name.endsWith(end)) {
          sum += get(metrics + "?agg=sum&get=" + name).path(0).path("sum").asDouble();
        }
      }
    }
    return (long) sum;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(job + path)).build();
    return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }
}
