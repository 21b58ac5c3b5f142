package dev.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.bench.Bench;
import dev.holdfast.command.CommandLines;
import dev.holdfast.proof.replay.fake.FakeShop;
import dev.holdfast.proof.replay.fake.Trouble;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadCommandTest {
  private static final String BRIEFLY = " --seconds 1 --warm-up 0 --callers 8";

  private final CommandLines commands = new CommandLines(Bench.commandLine());
  @TempDir private Path folder;

  private JsonNode load(String words) throws IOException {
    Path report = folder.resolve("load.json");
    int status = commands.execute("load " + words + BRIEFLY + " --report " + report);
    assertThat(status).as(commands.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    String line = json.get("results").isEmpty() ? "" : "polyline";
    assertThat(folder.resolve("load.svg")).content().contains("<svg", line);
    return json;
  }

  @Test
  void theReportHasTheNamesThatScriptsRelyOn() throws Exception {
    JsonNode report = load("hot-item --own memory");

    assertThat(report.fieldNames()).toIterable().contains("machine", "date", "results");
    JsonNode result = report.get("results").get(0);
    assertThat(result.fieldNames())
        .toIterable()
        .contains(
            "name",
            "holds_per_s",
            "refusals_per_s",
            "p50_ms",
            "p99_ms",
            "p999_ms",
            "errors",
            "durability");
    assertThat(result.get("name").asText()).isEqualTo("hot-item");
    assertThat(result.get("holds_per_s").asDouble()).isPositive();
    assertThat(result.get("errors").asInt()).isZero();
    assertThat(commands.out()).contains("hot-item", "holds/s", "p99 ms");
  }

  @Test
  void whatIsSoldOutIsRefusedToAllButOne() throws Exception {
    JsonNode result = load("sold-out --own memory").get("results").get(0);

    assertThat(result.get("holds").asInt()).isEqualTo(1);
    assertThat(result.get("refusals").asInt()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "catalogue --items 50, 2, 1",
    "cold-items --items 50, 2, 0",
    "long-history --history 3000 --rate 200, 4, 2",
    "two-gateways, 3, 3",
    "fleet --gateways 2, 8, 9",
    "fleet-carts --gateways 2, 8, 9"
  })
  void everyScenarioMeasuresItsPartsAndComparesThem(String words, int results, int ratios)
      throws Exception {
    JsonNode report = load(words + " --own memory");

    assertThat(report.get("results")).hasSize(results);
    assertThat(report.get("ratios")).hasSize(ratios);
    assertThat(report.get("results"))
        .allSatisfy(result -> assertThat(result.get("holds").asInt()).isPositive())
        .allSatisfy(result -> assertThat(result.get("errors").asInt()).isZero());
  }

  @Test
  void eachColdItemIsAskedForOnce() throws Exception {
    JsonNode report = load("cold-items --items 20 --own memory");

    assertThat(report.get("results"))
        .allSatisfy(result -> assertThat(result.get("holds").asInt()).isEqualTo(20));
  }

  @Test
  void aRunningGatewayIsLoadedThroughItsInterface() throws Exception {
    try (FakeShop shop = FakeShop.honest()) {
      JsonNode result = load("hot-item --rate 50 --gateway " + shop.url()).get("results").get(0);

      assertThat(result.get("holds").asInt()).isEqualTo(50);
    }
  }

  /** The shop knows no waiting, takes no command without a key, and tells times as text. */
  @Test
  void whatHappensBesideHoldsIsMeasuredByItsNamesAndWhatDoesNotEndIsCounted() throws Exception {
    try (FakeShop shop = FakeShop.honest()) {
      JsonNode report = load("commands --rate 20 --grace 1 --gateway " + shop.url());

      assertThat(report.get("results")).isEmpty();
      JsonNode hold = report.get("latencies").get(0);
      assertThat(hold.get("name").asText()).isEqualTo("hold: sent -> placed");
      assertThat(hold.get("number").asInt()).isEqualTo(20);
      assertThat(numbers(report, "shows it")).containsExactly(2, 0);
      assertThat(numbers(report, "?atLeast=seq")).containsExactly(2);
      assertThat(numbers(report, "-> expired")).containsExactly(0);
      assertThat(report.get("latencies"))
          .filteredOn(latency -> latency.get("name").asText().contains("just after its hold"))
          .allSatisfy(latency -> assertThat(latency.get("failures").asInt()).isEqualTo(6));
      assertThat(report.get("ratios")).hasSize(10);
      assertThat(commands.out()).contains("p99 in ms, hold: end and grace -> expired");
    }
  }

  private static List<Integer> numbers(JsonNode report, String name) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode latency : report.get("latencies")) {
      if (latency.get("name").asText().contains(name)) {
        numbers.add(latency.get("number").asInt());
      }
    }
    return numbers;
  }

  @Test
  void answersThatAreNeitherYesNorNoAreErrors() throws Exception {
    try (FakeShop shop = FakeShop.with(Trouble.IS_BUSY)) {
      JsonNode result = load("hot-item --rate 80 --gateway " + shop.url()).get("results").get(0);

      assertThat(result.get("errors").asInt()).isBetween(10, 30);
      assertThat(result.get("errors_by_status").fieldNames()).toIterable().containsExactly("503");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load",
        "load nothing",
        "load hot-item --own cloud",
        "load hot-item --own memory --gateway http://127.0.0.1:1",
        "load hot-item --gateway ftp://here",
        "load hot-item --rate -1",
        "load hot-item --callers 0",
        "load hot-item --seconds 0",
        "load catalogue --items 0",
        "load long-history",
        "load two-gateways",
        "load fleet",
        "load fleet --own memory --gateways 1",
        "load commands --own memory",
        "load commands --grace 0",
        "load hot-item --report no/such/folder/report.json"
      })
  void wrongUsageEndsWithTwoAndSaysWhereToLook(String words) {
    assertThat(commands.execute(words)).isEqualTo(2);
    assertThat(commands.err()).contains("--help tells more");
  }

  @Test
  void withoutAGatewayItEndsWithThree() throws Exception {
    int freePort;
    try (ServerSocket socket = new ServerSocket(0)) {
      freePort = socket.getLocalPort();
    }

    assertThat(commands.execute("load hot-item --gateway http://127.0.0.1:" + freePort))
        .isEqualTo(3);
    assertThat(commands.err()).contains("no answer to GET");
  }

  @Test
  void helpNamesScenariosAndExitStatus() {
    assertThat(commands.execute("load --help")).isZero();
    assertThat(commands.out()).contains("two-gateways", "Exit status:", "130");
    assertThat(Files.exists(folder.resolve("load.json"))).isFalse();
  }
}
