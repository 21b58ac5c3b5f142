package dev.holdfast.proof.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.proof.Proof;
import dev.holdfast.proof.replay.fake.FakeShop;
import dev.holdfast.proof.replay.fake.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReplayCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path trace;

  @BeforeEach
  void writeTrace() throws IOException {
    trace = Files.writeString(folder.resolve("trace.csv"), Traces.ONLINE_RETAIL);
  }

  private int execute(String... words) {
    CommandLine command = Proof.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(words);
  }

  private String[] replay(String gateway, String... more) {
    List<String> words = new ArrayList<>(List.of("replay", trace.toString()));
    words.addAll(List.of("--gateway", gateway, "--hold-seconds", "1", "--settle", "0"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void aRightSystemEndsWithZeroAndAReportWithTheNamesThatScriptsRelyOn() throws Exception {
    Path file = folder.resolve("report.json");
    try (FakeShop shop = FakeShop.honest()) {
      int status = execute(replay(shop.url() + "/", "--run", "mine", "--report", file.toString()));

      assertThat(status).as(err.toString()).isZero();
    }
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.fieldNames())
        .toIterable()
        .contains(
            "lines",
            "skipped",
            "placed",
            "refused",
            "confirmed",
            "released",
            "expired",
            "returned",
            "adjusted",
            "items",
            "mismatches",
            "seconds",
            "latency_ms");
    assertThat(report.get("run").asText()).isEqualTo("mine");
    assertThat(report.get("lines").asInt()).isEqualTo(12);
    assertThat(report.get("skipped").get("postage").asInt()).isEqualTo(1);
    assertThat(report.get("mismatches").asInt()).isZero();
    for (String latency :
        List.of("hold", "hold_to_read_model", "command_to_outcome", "expiry_lag")) {
      assertThat(report.get("latency_ms").get(latency).fieldNames())
          .toIterable()
          .contains("p50", "p99", "max");
    }
    assertThat(out.toString()).contains("mismatches", "12 lines, 5 items");
  }

  @Test
  void aMismatchEndsWithOneAndIsListed() {
    try (FakeShop shop = FakeShop.with(Fault.SHOWS_ONE_UNIT_TOO_MANY)) {
      assertThat(execute(replay(shop.url().toString()))).isEqualTo(1);
    }
    assertThat(out.toString()).contains("onHand in the read model: expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "replay",
        "replay nowhere.csv",
        "replay TRACE --nonsense",
        "replay TRACE --speed 0",
        "replay TRACE --speed fast",
        "replay TRACE --carts 0",
        "replay TRACE --hold-seconds 0",
        "replay TRACE --patience 0",
        "replay TRACE --limit 0",
        "replay TRACE --abandon 1.5",
        "replay TRACE --abandon NaN",
        "replay TRACE --stock-factor -1",
        "replay TRACE --run a:b",
        "replay TRACE --gateway ftp://here",
        "replay TRACE --report no/such/folder/report.json"
      })
  void wrongUsageEndsWithTwoAndSaysWhereToLook(String words) {
    String line = words.replace("TRACE", trace.toString());

    assertThat(execute(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).contains("--help tells more");
  }

  @Test
  void aTraceOfWhichNoLineCanBeReadEndsWithOneTheFirstFaultsAndWhatIsRead() throws Exception {
    Files.writeString(
        trace,
        """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        536365,85123A,lantern,6,12/1/2010 8:26,2.55,17850,United Kingdom
        536366,71053,lantern,six,2010-12-01 08:28:00,3.39,17850,United Kingdom
        """);

    try (FakeShop shop = FakeShop.honest()) {
      assertThat(execute(replay(shop.url().toString()))).isEqualTo(1);
    }

    assertThat(err.toString())
        .contains("2 of 2 lines", "line 2: ", "12/1/2010 8:26", "line 3: ", "six")
        .contains("uuuu-MM-dd HH:mm:ss");
    assertThat(out.toString()).doesNotContain("mismatches");
  }

  @Test
  void withoutAGatewayItEndsWithThreeAndSaysHowToGetOne() throws Exception {
    int freePort;
    try (ServerSocket socket = new ServerSocket(0)) {
      freePort = socket.getLocalPort();
    }

    assertThat(execute(replay("http://127.0.0.1:" + freePort, "--patience", "1"))).isEqualTo(3);
    assertThat(err.toString()).contains("no answer to GET", "./holdfast start");
  }

  @Test
  void helpNamesEveryExitStatus() {
    assertThat(execute("replay", "--help")).isZero();
    assertThat(out.toString()).contains("Exit status:", "130", "--abandon", "--run");
  }

  @Test
  void ctrlCEndsWith130AndPrintsWhatThereIsSoFar() throws Exception {
    Path output = folder.resolve("output");
    try (FakeShop shop = FakeShop.with(Fault.NEVER_DECIDES)) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Proof.class.getName()));
      command.addAll(List.of(replay(shop.url().toString())));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> shop.requests("POST /items/22139/stock") > 0);
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(Files.readString(output)).contains("not finished", "12 lines, 5 items");
  }
}
