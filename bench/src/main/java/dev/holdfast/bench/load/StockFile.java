package dev.holdfast.bench.load;

import dev.holdfast.proof.replay.gateway.GatewayAway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file that brings stock to items that have had none. */
final class StockFile {
  private StockFile() {}

  /**
   * Returns when each line has its outcome.
   *
   * @throws GatewayAway if not all are done
   */
  static void send(URI gateway, String key, List<String> items) throws InterruptedException {
    String csv =
        items.stream()
            .map(item -> item + ",received,10\n")
            .collect(Collectors.joining("", "item,kind,quantity\n", ""));
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/stock-changes"))
            .header("Content-Type", "text/csv")
            .header("Idempotency-Key", key)
            .header("Prefer", "wait=25")
            .POST(HttpRequest.BodyPublishers.ofString(csv))
            .build();
    String last;
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      last = lines.reduce("", (before, line) -> line);
    } catch (IOException e) {
      throw new GatewayAway("an upload broke off: " + e.getMessage());
    }
    if (!last.contains("\"done\":" + items.size() + ",")) {
      throw new GatewayAway("not all of a file was done: " + last);
    }
  }
}
