package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Command;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two commands under one key: each sender hears what became of his own, on every gateway. */
class OneKeyTwoContentsTest extends OverHttp {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | stock                   | {"kind":"received","quantity":3} | {"kind":"received","quantity":5}
          POST   | stock                   | {"kind":"counted","quantity":3}  | {"kind":"received","quantity":3}
          PUT    | policy                  | {"safetyStock":1}                | {"safetyStock":2}
          PATCH  | policy                  | {"safetyStock":null}             | {"quantityMax":null}
          POST   | reservations/r1/confirm | {"quantity":1}                   | {"quantity":2}
          POST   | reservations/r1/extend  | {"holdSeconds":60}               | {"holdSeconds":90}
          """)
  void onlyTheOneThatWasDecidedHearsDone(String method, String route, String one, String other) {
    String item = "two-" + (route + one).hashCode();
    hold(item);
    String path = "/items/" + item + "/" + route;

    Reply first = send(gateway, method, path, one);
    Reply second = send(world.gateway(), method, path, other);

    judge(item, first, second);
  }

  @Test
  void soItIsWithConfirmsAndReleasesOfTwoHolds() {
    for (String route : new String[] {"/confirm", ""}) {
      String item = "holds" + route.length();
      hold(item);
      String path = "/items/" + item + "/reservations/";
      String method = route.isEmpty() ? "DELETE" : "POST";

      Reply first = send(gateway, method, path + "r1" + route, "{}");
      Reply second = send(world.gateway(), method, path + "r2" + route, "{}");

      judge(item, first, second);
    }
  }

  /** The job decides the first; every gateway tells each what is true of it. */
  private void judge(String item, Reply first, Reply second) {
    assertThat(first.status()).isEqualTo(202);
    assertThat(second.status()).isEqualTo(202);
    String firstStatus = first.body().path("status").asText();
    String secondStatus = second.body().path("status").asText();
    assertThat(firstStatus).isNotEqualTo(secondStatus);
    assertThat(gateway.get(secondStatus).body().path("result").asText()).isEqualTo("pending");

    Command decided = world.commands(item).get(0);
    world.readModels.decide(decided, "done");

    Reply done = world.gateway().get(firstStatus);
    assertThat(done.body().path("result").asText()).isEqualTo("done");
    Reply reused = gateway.get(secondStatus);
    assertThat(reused.body().path("result").asText()).isEqualTo("rejected");
    assertThat(reused.body().path("reason").asText()).isEqualTo("id-reused");
    assertThat(reused.body().has("seq")).isFalse();
    Reply whichever = gateway.get("/items/" + item + "/commands/k");
    assertThat(whichever.body().path("content").asText())
        .isEqualTo(ContentHash.text(ContentHash.of(decided)));
  }

  @Test
  void whoWaitsForTheOutcomeOfTheOtherHearsThatItsKeyWasReused() {
    CompletableFuture<Reply> waiting =
        CompletableFuture.supplyAsync(
            () ->
                gateway.post(
                    "/items/waits/stock",
                    "{\"kind\":\"received\",\"quantity\":5}",
                    "Idempotency-Key",
                    "k",
                    "Prefer",
                    "wait=10"));
    await().until(() -> !world.commands("waits").isEmpty());
    Command sent = world.commands("waits").get(0);
    world.readModels.decide(Command.newBuilder(sent).setQuantity(3L).build(), "done");

    assertThat(waiting.join().status()).isEqualTo(422);
    assertThat(waiting.join().type()).isEqualTo("/problems/id-reused");
  }

  @Test
  void aContentThatIsNoneIsRefused() {
    assertThat(gateway.get("/items/any/commands/k1?content=5").status()).isEqualTo(422);
    Reply pending = gateway.get("/items/any/commands/k1?content=00000000000000ff");
    assertThat(pending.body().path("content").asText()).isEqualTo("00000000000000ff");
  }

  /** Stock, and two holds of it. */
  private void hold(String item) {
    world.receive(item, 9);
    for (String reservation : new String[] {"r1", "r2"}) {
      String path = "/items/" + item + "/reservations/" + reservation;
      gateway.put(path, "{\"cart\":\"c1\",\"quantity\":2}");
    }
  }

  private static Reply send(Caller caller, String method, String path, String body) {
    return switch (method) {
      case "PUT" -> caller.put(path, body, "Idempotency-Key", "k");
      case "PATCH" -> caller.patch(path, body, "Idempotency-Key", "k");
      case "DELETE" -> caller.delete(path, "Idempotency-Key", "k");
      default -> caller.post(path, body, "Idempotency-Key", "k");
    };
  }
}
