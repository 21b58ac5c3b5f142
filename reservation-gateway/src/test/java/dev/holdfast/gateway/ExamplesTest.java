package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.described.Examples;
import dev.holdfast.gateway.described.Exchange;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.AuditFinding;
import dev.holdfast.schema.AuditRound;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.WireFormat;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The examples in openapi.yaml are one shop's first day, told by a gateway. */
class ExamplesTest {
  private static final String KEY = "Idempotency-Key";
  private static final String WAIT = "Prefer";
  private static final String HOLD = "/items/mug/reservations/hold-1";
  private static final String LINES =
      "{\"lines\":[{\"item\":\"mug\",\"reservation\":\"hold-2\"},"
          + "{\"item\":\"pot\",\"reservation\":\"hold-2\"}]}";

  private static final World WORLD = World.create(1);

  private final Examples examples = new Examples();
  private final Caller shop =
      WORLD.gatewayOf(
          ShopPolicies.of(
              Map.of(
                  "mug",
                  PolicyFields.policy(Map.of("holdSeconds", 172_800L, "holdSecondsMax", 259_200L))),
              Duration.ofDays(30)));

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @Test
  void eachExampleIsAnAnswerThatWasGiven() throws Exception {
    stockComes();
    oneItemIsHeld();
    aCartIsHeld();
    itIsSold();
    manyChangesCome();
    whatThereIsIsRead();
    aDeadLetterIsPutBack();
    othersAreRefused();

    assertThat(examples.others()).isEmpty();
    assertThat(examples.faults()).isEmpty();
  }

  private void stockComes() {
    show("POST", "/items/mug/stock", "{\"kind\":\"received\",\"quantity\":10}", KEY, "delivery-7");
    WORLD.receive("mug", 10);
    WORLD.receive("pot", 4);
    show("GET", "/items/mug/policy", "");
  }

  private void oneItemIsHeld() {
    String two = "{\"cart\":\"c1\",\"quantity\":2,\"holdSeconds\":900}";
    show("PUT", HOLD, two);
    show("PUT", HOLD, two);
    show("PATCH", HOLD, "{\"quantity\":3}");
    show("GET", HOLD, "");
    show("PUT", "/items/mug/reservations/hold-9", two.replace("2", "20"));
    show("PATCH", HOLD, "{\"quantity\":20}");
  }

  private void aCartIsHeld() {
    String both =
        "{\"lines\":[{\"item\":\"mug\",\"quantity\":2},{\"item\":\"pot\",\"quantity\":1}]}";
    show("PUT", "/carts/c2/reservations/hold-2", both);
    show("PUT", "/carts/c2/reservations/hold-2", both);
    show("PUT", "/carts/c3/reservations/hold-3", both.replace("2", "20"));
    row("c2", "mug", 2);
    row("c2", "pot", 1);
    show("GET", "/carts/c2", "");
  }

  private void row(String cart, String item, long quantity) {
    long now = System.currentTimeMillis();
    Hold row =
        Hold.newBuilder()
            .setItem(item)
            .setReservation("hold-2")
            .setCart(cart)
            .setQuantity(quantity)
            .setConfirmedQuantity(0)
            .setStatus(HoldStatus.held)
            .setPlacedSeq(2)
            .setPlacedAt(now)
            .setExpiresAt(now + 900_000)
            .setSeq(2)
            .setAt(now)
            .setDuplicates(List.of())
            .build();
    WORLD.readModels.putByKey(row, item, "hold-2");
  }

  private void itIsSold() {
    CompletableFuture<Void> confirmed =
        showLater("POST", HOLD + "/confirm", "{}", KEY, "sale-1", WAIT, "wait=10");
    decide("mug", "sale-1");
    confirmed.join();

    show("POST", "/carts/c2/checkout", LINES, KEY, "sale-2");
    show("DELETE", "/carts/c2", LINES, KEY, "back-2");
    decide("mug", "sale-2:hold-2");
    decide("pot", "sale-2:hold-2");
    show("POST", "/carts/c2/checkout", LINES, KEY, "sale-2", WAIT, "wait=10");
    decide("mug", "back-2:hold-2");
    decide("pot", "back-2:hold-2");
    show("DELETE", "/carts/c2", LINES, KEY, "back-2", WAIT, "wait=10");
  }

  /** What the job would find. */
  private static void decide(String item, String command) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                WORLD.commands(item).stream().anyMatch(sent -> sent.getCommand().equals(command)));
    WORLD.commands(item).stream()
        .filter(sent -> sent.getCommand().equals(command))
        .findFirst()
        .ifPresent(sent -> WORLD.readModels.decide(sent, "done"));
  }

  private void manyChangesCome() {
    String lines =
        "{\"item\":\"mug\",\"kind\":\"received\",\"quantity\":10}\n"
            + "{\"item\":\"pot\",\"kind\":\"counted\",\"quantity\":-1}\n";
    show("POST", "/stock-changes", lines, KEY, "night-7", "Content-Type", "application/x-ndjson");
  }

  private void whatThereIsIsRead() {
    long now = System.currentTimeMillis();
    WORLD.readModels.write(
        new Availability("mug", 5L, 10L, 5L, "low-stock", 0L, 4L, now, List.of(), null));
    String what = "log seq 4: 10 on hand, 5 reserved, availability seq 4: 11 on hand, 5 reserved";
    List<AuditFinding> found = List.of(new AuditFinding("availability_differs", "mug", what, now));
    WORLD.readModels.write(
        new AuditRound("last", now, now, now, "archive", null, 12L, 340L, 1L, found));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shop.get("/items").text().contains("\"item\":\"mug\""));
    for (String path :
        List.of(
            "/items/mug",
            "/items",
            "/items/pot/explain",
            "/items/mug/events",
            "/problems/sold-out",
            "/caller",
            "/audit",
            "/ready",
            "/live")) {
      show("GET", path, "");
    }
  }

  private void aDeadLetterIsPutBack() {
    String letter =
        WORLD.readModels.keepLetter("holdfast-commands:shardId-000000000000:495", delivery());
    String change = "arn:aws:dynamodb:eu-west-1:1:table/holdfast-events/stream/1:shard-0:7";
    show("GET", "/dead-letters", "");
    show("GET", "/dead-letters?letter=" + letter, "");
    show("POST", "/dead-letters/put-back", letterOf(letter));
    WORLD.readModels.keepLetter(change, new byte[] {1});
    show("POST", "/dead-letters/put-back", letterOf(change));
    show("POST", "/dead-letters/put-back", letterOf("none"));
  }

  private static String letterOf(String id) {
    return "{\"letter\":\"" + id + "\"}";
  }

  private static byte[] delivery() {
    return WireFormat.COMMAND.encode(
        Command.newBuilder()
            .setItem("mug")
            .setCommand("delivery-8")
            .setKind(CommandKind.received)
            .setQuantity(6L)
            .setSeq(0)
            .setAt(0)
            .build());
  }

  private void othersAreRefused() {
    show("GET", "/items/none", "");
    show("GET", "/carts/nobody", "");
    show("PUT", HOLD, "{\"cart\":");
    show("PUT", HOLD, "{\"cart\":\"c1\",\"quantity\":0}");
    show("GET", HOLD + "0", "");
  }

  private CompletableFuture<Void> showLater(
      String method, String path, String body, String... headers) {
    return CompletableFuture.runAsync(() -> show(method, path, body, headers));
  }

  /** Asks, and lets the answer be an example. */
  private void show(String method, String path, String body, String... headers) {
    var request = shop.request(path).method(method, BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    Reply reply = shop.send(request);
    examples.show(
        new Exchange(
            method,
            request.build().uri().getRawPath(),
            reply.status(),
            reply.header("Content-Type"),
            reply.text()));
  }
}
