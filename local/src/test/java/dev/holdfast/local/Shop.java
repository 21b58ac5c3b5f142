package dev.holdfast.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A storefront, as far as it talks to Holdfast. */
final class Shop {
  /** What the gateway said. */
  record Answer(int status, JsonNode body) {
    String text(String field) {
      return body.path(field).asText();
    }

    long number(String field) {
      return body.path(field).asLong();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI gateway;

  /** W3C's header; empty for none. */
  private final String traceparent;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Shop(URI gateway) {
    this(gateway, "");
  }

  /** One that says which trace its calls are part of. */
  Shop(URI gateway, String traceparent) {
    this.gateway = gateway;
    this.traceparent = traceparent;
  }

  Answer receive(String item, long quantity) {
    String body = "{\"kind\":\"received\",\"quantity\":%d}".formatted(quantity);
    return send(
        to("/items/" + item + "/stock")
            .header("Idempotency-Key", "delivery-" + quantity)
            .header("Prefer", "wait=10")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  CompletableFuture<Answer> hold(String item, String reservation, int quantity, int seconds) {
    String body =
        "{\"cart\":\"cart-%s\",\"quantity\":%d,\"holdSeconds\":%d}"
            .formatted(reservation, quantity, seconds);
    return sendAsync(to(path(item, reservation)).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** One unit, for as long as the item's policy says. */
  Answer holdAsLongAsUsual(String item, String reservation) {
    String body = "{\"cart\":\"cart-%s\",\"quantity\":1}".formatted(reservation);
    return send(to(path(item, reservation)).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Waits for the outcome. */
  CompletableFuture<Answer> changePolicy(String item, String patch) {
    return sendAsync(
        to("/items/" + item + "/policy")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Prefer", "wait=10")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(patch)));
  }

  Answer policy(String item) {
    return send(to("/items/" + item + "/policy").GET());
  }

  Answer change(String item, String reservation, int quantity) {
    String body = "{\"quantity\":%d}".formatted(quantity);
    return send(
        to(path(item, reservation)).method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Waits for the outcome. */
  Answer extend(String item, String reservation, int seconds) {
    return send(
        to(path(item, reservation) + "/extend")
            .header("Prefer", "wait=10")
            .POST(HttpRequest.BodyPublishers.ofString("{\"holdSeconds\":%d}".formatted(seconds))));
  }

  CompletableFuture<Answer> confirmWithoutWaiting(String item, String reservation) {
    return sendAsync(
        to(path(item, reservation) + "/confirm").POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  /** Waits for the outcome. */
  Answer confirm(String item, String reservation, String... headers) {
    HttpRequest.Builder request =
        to(path(item, reservation) + "/confirm")
            .header("Prefer", "wait=10")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  CompletableFuture<Answer> releaseWithoutWaiting(String item, String reservation) {
    return sendAsync(to(path(item, reservation)).DELETE());
  }

  /** Waits for the outcome. */
  Answer release(String item, String reservation) {
    return send(to(path(item, reservation)).header("Prefer", "wait=10").DELETE());
  }

  Answer cart(String cart) {
    return send(to("/carts/" + cart).GET());
  }

  /** Of one reservation id at several items; waits for the outcomes. */
  Answer checkout(String cart, String reservation, List<String> items) {
    String lines =
        items.stream()
            .map(item -> "{\"item\":\"%s\",\"reservation\":\"%s\"}".formatted(item, reservation))
            .collect(Collectors.joining(","));
    return send(
        to("/carts/" + cart + "/checkout")
            .header("Prefer", "wait=10")
            .POST(HttpRequest.BodyPublishers.ofString("{\"lines\":[" + lines + "]}")));
  }

  /** One line of a file of changes; waits for its outcome. */
  Answer upload(String line) {
    return send(
        to("/stock-changes")
            .setHeader("Content-Type", "application/x-ndjson")
            .header("Prefer", "wait=10")
            .POST(HttpRequest.BodyPublishers.ofString(line)));
  }

  /** What the job could not use; of one, with its bytes. */
  Answer deadLetters(String query) {
    return send(to("/dead-letters" + query).GET());
  }

  Answer reservation(String item, String reservation) {
    return send(to(path(item, reservation)).GET());
  }

  Answer item(String item) {
    return send(to("/items/" + item).GET());
  }

  Answer items(String... items) {
    return send(to("/items?id=" + String.join("&id=", items)).GET());
  }

  Answer events(String item) {
    return send(to("/items/" + item + "/events?limit=1000").GET());
  }

  /** What became of a hold. */
  String status(String item, String reservation) {
    return reservation(item, reservation).text("status");
  }

  /** What all events of an item add up to. */
  long sum(String item, String delta) {
    long sum = 0;
    for (JsonNode event : events(item).body().path("events")) {
      sum += event.path(delta).asLong();
    }
    return sum;
  }

  /** How many events of a kind an item has. */
  long count(String item, String kind) {
    return events(item).body().path("events").findValuesAsText("kind").stream()
        .filter(kind::equals)
        .count();
  }

  /** How many events have taken units of an item off the shelf. */
  long sales(String item) {
    long sales = 0;
    for (JsonNode event : events(item).body().path("events")) {
      sales += event.path("onHandDelta").asLong() < 0 ? 1 : 0;
    }
    return sales;
  }

  /** When the first hold of an item expired. */
  long expiredAt(String item) {
    for (JsonNode event : events(item).body().path("events")) {
      if (event.path("kind").asText().equals("ReservationExpired")) {
        return event.path("at").asLong();
      }
    }
    throw new AssertionError("nothing expired");
  }

  private static String path(String item, String reservation) {
    return "/items/" + item + "/reservations/" + reservation;
  }

  private HttpRequest.Builder to(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json");
    return traceparent.isEmpty() ? request : request.header("traceparent", traceparent);
  }

  private CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(Shop::answer);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    try {
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
