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
    assertThat(folder.resolve("load.svg")).content().contains("<svg", "polyline");
    return new ObjectMapper().readTree(report.toFile());
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
    "two-gateways, 3, 3"
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
