package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a gateway tells of itself, against the table of it. */
class MetricsTest {
  private static final Path TABLE = Path.of("../docs/metrics.md");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+?)(?:_bucket|_count|_sum)?\\{(.*)} ");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ([a-z, ]*?) ?\\| .*");

  /** Of what the log or a table is asked about, and of what the gateway answers by itself. */
  private static final int FEW = 500;

  private static final int MANY = 4_500;

  /** Only a gateway that is one of a fleet has them. */
  private static final String OF_A_FLEET = "holdfast_fleet_";

  private static final int AT_ONCE = 50;

  private static World world;
  private static Caller gateway;

  @BeforeAll
  static void open() {
    world = World.create(1);
    gateway = world.gateway();
    world.receive("mug", 5);
    hold("r1", 1);
    hold("r1", 1);
    hold("r2", 9);
    gateway.patch("/items/mug/reservations/r1", "{\"quantity\":2}");
  }

  @AfterAll
  static void close() {
    world.close();
  }

  private static void hold(String reservation, int quantity) {
    gateway.put(
        "/items/mug/reservations/" + reservation,
        "{\"cart\":\"c1\",\"quantity\":" + quantity + "}");
  }

  @Test
  void eachMetricIsInTheTableAndTheTableHasNoOthers() throws IOException {
    assertThat(told(gateway.get("/metrics").text())).isEqualTo(described());
  }

  @Test
  void holdsAreCountedByWhatTheyCameTo() {
    assertThat(gateway.get("/metrics").text())
        .contains("holdfast_holds_total{result=\"placed\"} 1.0")
        .contains("holdfast_holds_total{result=\"repeated\"} 1.0")
        .contains("holdfast_holds_total{result=\"sold-out\"} 1.0")
        .contains("holdfast_hold_changes_total{result=\"changed\"} 1.0")
        .contains("holdfast_appends_seconds_count{result=\"written\"} 2")
        .contains("holdfast_queue_requests 0.0");
  }

  @Test
  void itsSeriesDoNotGrowWhateverIsAsked() {
    askEach(0, AT_ONCE, AT_ONCE);
    Set<String> before = series();

    askEach(AT_ONCE, AT_ONCE + FEW, AT_ONCE + MANY);

    assertThat(series()).isEqualTo(before);
  }

  private static void askEach(int from, int few, int many) {
    askAll(from, few, i -> request("/items/item-" + i).GET());
    askAll(from, few, i -> request("/items/mug/reservations/id-" + i).GET());
    askAll(from, many, i -> request("/paths/" + i + "/nowhere").GET());
    askAll(
        from,
        many,
        i -> request("/items/mug").method("M" + i, HttpRequest.BodyPublishers.noBody()));
  }

  /** So many at a time, for a caller that waits for each is slow. */
  private static void askAll(int from, int to, IntFunction<HttpRequest.Builder> requests) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<?>> underWay = new ArrayList<>();
    for (int i = from; i < to; i++) {
      underWay.add(
          client.sendAsync(requests.apply(i).build(), HttpResponse.BodyHandlers.discarding()));
      if (underWay.size() == AT_ONCE || i == to - 1) {
        underWay.forEach(CompletableFuture::join);
        underWay.clear();
      }
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port + path));
  }

  private static Set<String> series() {
    Set<String> series = new TreeSet<>();
    gateway
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> series.add(line.substring(0, line.lastIndexOf(' '))));
    return series;
  }

  /** `name type labels` of each, without the `_max` of histograms. */
  private static Set<String> told(String text) {
    Set<String> told = new TreeSet<>();
    Matcher types = TYPE.matcher(text);
    String histogram = "";
    while (types.find()) {
      String name = types.group(1);
      String type = types.group(2);
      histogram = type.equals("histogram") ? name : histogram;
      if (!name.equals(histogram + "_max")) {
        told.add(name + " " + type + " " + String.join(", ", labels(text, name)));
      }
    }
    return told;
  }

  private static Set<String> labels(String text, String name) {
    Set<String> labels = new TreeSet<>();
    Matcher samples = SAMPLE.matcher(text);
    while (samples.find()) {
      if (samples.group(1).equals(name)) {
        Matcher label = LABEL.matcher(samples.group(2));
        while (label.find()) {
          labels.add(label.group(1));
        }
      }
    }
    labels.remove("le");
    return labels;
  }

  private static Set<String> described() throws IOException {
    String text = Files.readString(TABLE, StandardCharsets.UTF_8);
    String section = text.substring(text.indexOf("## Gateway"), text.indexOf("## Job"));
    Set<String> described = new TreeSet<>();
    section
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .filter(row -> !row.group(1).startsWith(OF_A_FLEET))
        .forEach(row -> described.add(row.group(1) + " " + row.group(2) + " " + row.group(3)));
    return described;
  }
}
