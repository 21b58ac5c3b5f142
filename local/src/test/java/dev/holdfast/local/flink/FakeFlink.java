package dev.holdfast.local.flink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** As much of Flink's REST interface as a start of the job calls; refuses what it is told to. */
final class FakeFlink implements AutoCloseable {
  private static final String JOB = "0f";

  private final HttpServer server;
  private final Queue<String> refusals = new ArrayDeque<>();
  private final List<String> runs = new ArrayList<>();
  private volatile boolean refusesJar;

  FakeFlink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next job that is to be run is refused for this reason. */
  void refuse(String trace) {
    refusals.add(trace);
  }

  /** The next jar cannot be kept. */
  void refuseJar() {
    refusesJar = true;
  }

  /** What was asked for each time that a job was to be run. */
  List<String> runs() {
    return runs;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    int status = 200;
    String answer = "{}";
    if (path.endsWith("/upload")) {
      status = refusesJar ? 500 : 200;
      answer =
          refusesJar ? "{\"errors\":[\"File upload failed.\"]}" : "{\"filename\":\"/x/job.jar\"}";
      refusesJar = false;
    } else if (path.endsWith("/run")) {
      runs.add(body);
      String refusal = refusals.poll();
      status = refusal == null ? 200 : 400;
      answer =
          refusal == null ? "{\"jobid\":\"" + JOB + "\"}" : "{\"errors\":[\"" + refusal + "\"]}";
    } else if (path.equals("/jobs/" + JOB)) {
      answer = "{\"state\":\"RUNNING\",\"vertices\":[{\"status\":\"RUNNING\"}]}";
    } else if (path.equals("/jobs/overview")) {
      answer = "{\"jobs\":[{\"jid\":\"" + JOB + "\",\"state\":\"RUNNING\"}]}";
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
