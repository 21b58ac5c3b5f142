package dev.holdfast.local.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.config.GatewayAddress;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.local.part.OperatorKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Asks the gateway for what shops ask for. */
public final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final URI gateway;
  private final HttpClient client;
  private final String authorization;

  Caller(LocalConfig config) throws IOException {
    this.gateway = GatewayPart.endpoint(config);
    this.client = GatewayAddress.client(config.gateway());
    this.authorization = OperatorKey.in(config.data()).authorization();
  }

  boolean isReady() throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(to("/ready").GET().build(), BodyHandlers.ofString());
    return answer.statusCode() == 200
        && JSON.readTree(answer.body()).path("status").asText().equals("ready");
  }

  /**
   * Tells of stock and waits for the outcome.
   *
   * @param kind such as `received`
   * @throws IOException if it is not done
   */
  public void stock(String item, String kind, int quantity)
      throws IOException, InterruptedException {
    HttpRequest request = stockChange(item, kind, quantity).header("Prefer", "wait=10").build();
    done(client.send(request, BodyHandlers.ofString()), 200);
  }

  /** The same, whatever comes of it. */
  CompletableFuture<HttpResponse<Void>> stockUnseen(String item, int quantity) {
    HttpRequest request = stockChange(item, "received", quantity).build();
    return client.sendAsync(request, BodyHandlers.discarding());
  }

  private HttpRequest.Builder stockChange(String item, String kind, int quantity) {
    String body =
        "{\"kind\":\"%s\",\"quantity\":%d,\"reason\":\"game day\"}".formatted(kind, quantity);
    return to("/items/" + item + "/stock")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body));
  }

  /**
   * Places a hold.
   *
   * @throws IOException if it is refused
   */
  public void hold(String item, String reservation, int quantity, int seconds)
      throws IOException, InterruptedException {
    HttpRequest request = holdRequest(item, reservation, quantity, seconds);
    done(client.send(request, BodyHandlers.ofString()), 201);
  }

  /** The same, whatever comes of it. */
  public CompletableFuture<HttpResponse<Void>> holdUnseen(String item, String reservation) {
    return client.sendAsync(holdRequest(item, reservation, 1, 5), BodyHandlers.discarding());
  }

  private HttpRequest holdRequest(String item, String reservation, int quantity, int seconds) {
    String body =
        "{\"cart\":\"game-day\",\"quantity\":%d,\"holdSeconds\":%d}".formatted(quantity, seconds);
    return to("/items/" + item + "/reservations/" + reservation)
        .PUT(BodyPublishers.ofString(body))
        .build();
  }

  /** One unit of each of two items, whatever comes of it. */
  CompletableFuture<HttpResponse<Void>> cartUnseen(String one, String other, int seconds) {
    String id = UUID.randomUUID().toString();
    String body =
        """
        {"lines":[{"item":"%s","quantity":1},{"item":"%s","quantity":1}],"holdSeconds":%d}
        """
            .formatted(one, other, seconds);
    HttpRequest request =
        to("/carts/" + id + "/reservations/" + id).PUT(BodyPublishers.ofString(body)).build();
    return client.sendAsync(request, BodyHandlers.discarding());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", authorization)
        .header("Content-Type", "application/json");
  }

  private static void done(HttpResponse<String> answer, int wanted) throws IOException {
    if (answer.statusCode() != wanted) {
      throw new IOException(
          "The gateway answers %d to %s: %s"
              .formatted(answer.statusCode(), answer.uri().getPath(), answer.body()));
    }
  }
}
