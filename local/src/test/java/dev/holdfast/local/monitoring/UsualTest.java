package dev.holdfast.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The script that says what is usual, and what it has said of the measured day. */
class UsualTest {
  private static final Path SCRIPT = Monitoring.FOLDER.resolve("usual.mjs");
  private static final long START = 1_700_000_000;

  /** A minute each: 20 and then 40 values that are counted up. */
  private static final String REST = "2023-11-14T22:13:20Z/2023-11-14T22:14:20Z";

  private static final String LOAD = "2023-11-14T22:15:00Z/2023-11-14T22:16:40Z";

  private final Queue<String> queries = new ConcurrentLinkedQueue<>();
  private final List<String> unknown = new ArrayList<>();
  @TempDir private Path folder;
  private HttpServer prometheus;

  private record Said(int status, String out, String err) {}

  @BeforeEach
  void start() throws IOException {
    prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prometheus.createContext(
        "/api/v1/query_range",
        exchange -> {
          String query = parameter(exchange.getRequestURI(), "query");
          queries.add(query);
          byte[] body = answer(query).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    prometheus.start();
  }

  @AfterEach
  void stop() {
    prometheus.stop(0);
  }

  private static String parameter(URI uri, String name) {
    for (String each : uri.getRawQuery().split("&", -1)) {
      if (each.startsWith(name + "=")) {
        return URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    throw new IllegalArgumentException(uri.toString());
  }

  /** Every five seconds one more, from 0; of ticks that failed always 0. */
  private String answer(String query) {
    boolean isNone = unknown.stream().anyMatch(query::contains);
    String values =
        IntStream.rangeClosed(0, 40)
            .mapToObj(
                i -> "[%d,\"%d\"]".formatted(START + i * 5L, query.contains("failures") ? 0 : i))
            .collect(Collectors.joining(","));
    return "{\"status\":\"success\",\"data\":{\"result\":["
        + (isNone ? "" : "{\"metric\":{\"result\":\"placed\"},\"values\":[" + values + "]}")
        + "]}}";
  }

  private Said run(String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", SCRIPT.toString()));
    command.addAll(List.of(more));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process node =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int status = node.waitFor();
    return new Said(status, Files.readString(out), Files.readString(err));
  }

  private Said runOn(String... more) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--rest",
                REST,
                "--load",
                LOAD,
                "--prometheus",
                "http://127.0.0.1:" + prometheus.getAddress().getPort()));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @Test
  void eachFigureOfTheDashboardIsToldWithItsMedianAndRange() throws Exception {
    Said said = runOn();

    assertThat(said.err()).isEmpty();
    assertThat(queries).containsExactlyElementsOf(Monitoring.queries());
    assertThat(said.out())
        .contains(
            "| **Holds a second, by result** | placed | 6 (1 to 11) | 30 (21 to 39) | nothing is")
        .contains("| **How long requests take** | half | 6 s (1 s to 11 s) |")
        .contains("| **Ticks a second** | ticks | 6 (1 to 11) |")
        .contains("|  | rounds failed | 0 | 0 |  |");
    for (String panel : Monitoring.panels()) {
      assertThat(said.out()).contains("| **" + panel + "** |");
    }
  }

  @Test
  void thePictureHasALineForEachFigure() throws Exception {
    Path picture = folder.resolve("day.svg");
    assertThat(runOn("--svg", picture.toString()).status()).isZero();

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(picture))));
    assertThat(document.getElementsByTagName("polyline").getLength())
        .isEqualTo(Monitoring.queries().size());
  }

  @Test
  void aPanelThatShowsNothingAPrometheusThatIsAwayAndTimesThatAreNoneAreSaid() throws Exception {
    unknown.add("Checkpoint");
    Said gap = runOn();
    assertThat(gap.status()).isEqualTo(1);
    assertThat(gap.err()).contains("nothing for: Last checkpoint");

    assertThat(run("--rest", REST, "--load", "tomorrow").status()).isEqualTo(2);
    prometheus.stop(0);
    assertThat(runOn().status()).isEqualTo(3);
  }

  @Test
  void theMeasuredDayHasEachPanelAndEachSaysWhenToLook() throws IOException {
    String operations = Files.readString(Monitoring.OPERATIONS);
    String day = operations.substring(operations.indexOf("## What normal looks like"));

    assertThat(Monitoring.panels())
        .hasSizeGreaterThan(25)
        .allMatch(panel -> day.contains("| **" + panel + "** |"));
    assertThat(Monitoring.looks())
        .allSatisfy(
            look -> {
              assertThat(look).matches("Look when .*\\.");
              assertThat(day).contains("| " + look.replaceAll("^Look when |\\.$", "") + " |");
            });
  }
}
