package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A cart's checkout and its end, over HTTP. */
class CartCommandsTest extends OverHttp {
  /** A hold that the read model tells of. */
  private static void known(String cart, String item, String reservation, HoldStatus status) {
    world.receive(item, 10);
    placed(cart, item, reservation);
    row(cart, item, reservation, status);
  }

  private static void placed(String cart, String item, String reservation) {
    String body = "{\"cart\":\"" + cart + "\",\"quantity\":1}";
    Reply reply = gateway.put("/items/" + item + "/reservations/" + reservation, body);
    assertThat(reply.status()).isEqualTo(201);
  }

  private static String lines(String... holds) {
    return List.of(holds).stream()
        .map(hold -> hold.split("/", 2))
        .map(hold -> "{\"item\":\"" + hold[0] + "\",\"reservation\":\"" + hold[1] + "\"}")
        .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
  }

  /**
   * @param place of what is told, within each line
   */
  private static List<String> told(Reply reply, String place) {
    List<String> told = new ArrayList<>();
    reply.body().path("lines").forEach(line -> told.add(line.at(place).asText()));
    return told;
  }

  @Test
  void aCartShowsItsOpenHolds() {
    known("shown", "shown-a", "r1", HoldStatus.held);
    known("shown", "shown-b", "r1", HoldStatus.held);
    known("shown", "shown-c", "r1", HoldStatus.released);
    known("shown-not", "shown-d", "r1", HoldStatus.held);

    Reply reply = gateway.get("/carts/shown");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("reservations").findValuesAsText("item"))
        .containsExactly("shown-a", "shown-b");
    assertThat(reply.body().path("reservations").get(0).path("status").asText()).isEqualTo("held");
    assertThat(reply.body().has("more")).isFalse();
  }

  @Test
  void aCartOfWhichNothingIsKnownIsNotThere() {
    for (Reply reply :
        List.of(
            gateway.get("/carts/nobody"),
            gateway.post("/carts/nobody/checkout", ""),
            gateway.delete("/carts/nobody"))) {
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.type()).isEqualTo("/problems/unknown-cart");
    }
  }

  @Test
  void aCheckoutConfirmsAllThatIsKnownAndTellsOfEachLine() {
    known("out", "out-a", "r1", HoldStatus.held);
    known("out", "out-a", "r2", HoldStatus.held);
    known("out", "out-b", "r1", HoldStatus.held);

    Reply reply = gateway.post("/carts/out/checkout", "");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(told(reply, "/result")).containsExactly("pending", "pending", "pending");
    assertThat(reply.body().path("pending").asInt()).isEqualTo(3);
    assertThat(world.commands("out-a"))
        .extracting(Command::getReservation)
        .containsExactlyInAnyOrder("r1", "r2");
    assertThat(world.commands("out-b"))
        .extracting(Command::getKind)
        .containsExactly(CommandKind.confirm);
    assertThat(gateway.get(status(reply.body().path("lines").get(0))).status()).isEqualTo(200);
  }

  private static String status(JsonNode line) {
    return line.path("answer").path("status").asText();
  }

  @Test
  void whoWaitsHearsTheOutcomeOfEachLine() {
    known("waits", "waits-a", "r1", HoldStatus.held);
    known("waits", "waits-b", "r1", HoldStatus.held);

    CompletableFuture<Reply> asked =
        CompletableFuture.supplyAsync(
            () -> gateway.post("/carts/waits/checkout", "", "Prefer", "wait=10"));
    decide("waits-a", "done");
    decide("waits-b", "rejected");
    Reply reply = asked.join();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=10");
    assertThat(told(reply, "/item")).containsExactly("waits-a", "waits-b");
    assertThat(reply.body().path("done").asInt()).isOne();
    assertThat(reply.body().path("rejected").asInt()).isOne();
    assertThat(told(reply, "/result")).containsExactly("done", "rejected");
  }

  private static void decide(String item, String result) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> world.commands(item), sent -> !sent.isEmpty());
    world.readModels.decide(world.commands(item).get(0), result);
  }

  @Test
  void namedLinesAreCommandedWithoutBeingKnownAndOneThatIsNotThereIsSaidSo() {
    world.receive("named-a", 5);
    placed("named", "named-a", "r1");

    Reply reply =
        gateway.post("/carts/named/checkout", lines("named-a/r1", "named-a/none", "none/r1"));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(told(reply, "/result")).containsExactly("pending", "refused", "refused");
    assertThat(told(reply, "/answer/type"))
        .containsExactly("", "/problems/unknown-reservation", "/problems/unknown-item");
    assertThat(world.commands("named-a")).extracting(Command::getReservation).containsExactly("r1");
  }

  @Test
  void aLineOfAnotherCartIsNoLineAndThenNothingIsDone() {
    world.receive("own", 5);
    placed("own-cart", "own", "r1");
    placed("other-cart", "own", "r2");

    Reply reply = gateway.post("/carts/own-cart/checkout", lines("own/r1", "own/r2"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("reservation r2 of item own is of another cart");
    assertThat(world.commands("own")).isEmpty();
  }

  @Test
  void aKeyMakesOneOfEachLineWhichStandsForItForGood() {
    world.receive("keyed", 5);
    placed("keyed", "keyed", "r1");
    placed("keyed", "keyed", "r2");
    String both = lines("keyed/r1", "keyed/r2");

    gateway.post("/carts/keyed/checkout", both, "Idempotency-Key", "k");
    gateway.post("/carts/keyed/checkout", both, "Idempotency-Key", "k");

    assertThat(world.commands("keyed"))
        .extracting(Command::getCommand)
        .containsOnly("k:r1", "k:r2");
    world.commands("keyed").forEach(command -> world.readModels.decide(command, "done"));
    Reply again =
        gateway.post("/carts/keyed/checkout", both, "Idempotency-Key", "k", "Prefer", "wait=10");
    assertThat(told(again, "/result")).containsExactly("done", "done");
    Reply other = gateway.deletePart("/carts/keyed", both, "Idempotency-Key", "k");
    assertThat(other.body().path("refused").asInt()).isEqualTo(2);
    assertThat(told(other, "/answer/type")).containsOnly("/problems/id-reused");
    assertThat(world.commands("keyed"))
        .extracting(Command::getKind)
        .containsOnly(CommandKind.confirm);
  }

  @Test
  void aCartIsGivenBackAsAWhole() {
    known("back", "back-a", "r1", HoldStatus.held);
    known("back", "back-b", "r1", HoldStatus.held);

    assertThat(gateway.delete("/carts/back").body().path("pending").asInt()).isEqualTo(2);

    assertThat(List.of(world.commands("back-a").get(0), world.commands("back-b").get(0)))
        .extracting(Command::getKind)
        .containsOnly(CommandKind.release);
  }

  @Test
  void aCartOfMoreLinesThanARequestMayHaveIsNotConfirmedInPart() {
    world.receive("many", 60);
    IntStream.range(0, 51).forEach(i -> row("many", "many", "r" + i, HoldStatus.held));

    Reply reply = gateway.post("/carts/many/checkout", "");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("lines is missing");
    assertThat(world.commands("many")).isEmpty();
    assertThat(gateway.get("/carts/many").body().path("more").asBoolean()).isTrue();
    assertThat(gateway.get("/carts/many").body().path("reservations")).hasSize(50);
  }

  private static void row(String cart, String item, String reservation, HoldStatus status) {
    Hold row =
        Hold.newBuilder()
            .setItem(item)
            .setReservation(reservation)
            .setCart(cart)
            .setQuantity(1)
            .setConfirmedQuantity(0)
            .setStatus(status)
            .setPlacedSeq(2)
            .setPlacedAt(1)
            .setExpiresAt(2)
            .setSeq(2)
            .setAt(1)
            .setDuplicates(List.of())
            .build();
    world.readModels.putByKey(row, item, reservation);
  }

  @Test
  void linesAreFewAndEachOfThemOnce() {
    String twice = lines("mug/r1", "mug/r1");
    String many = lines(IntStream.range(0, 51).mapToObj(i -> "mug/r" + i).toArray(String[]::new));

    for (String body : List.of(twice, many, "{\"lines\":[]}", "{\"lines\":[{\"item\":\"a\"}]}")) {
      Reply reply = gateway.post("/carts/c1/checkout", body);
      assertThat(reply.status()).as(body).isEqualTo(422);
      assertThat(reply.text()).contains("lines");
    }
  }
}
