package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.domain.EventKind;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several items in one request, over HTTP, on real stores. */
class CartTest extends OverHttp {
  private static String line(String item, long quantity) {
    return "{\"item\":\"" + item + "\",\"quantity\":" + quantity + "}";
  }

  private static String lines(String... lines) {
    return "{\"lines\":[" + String.join(",", lines) + "]}";
  }

  private static Reply put(String reservation, String body) {
    return gateway.put("/carts/c1/reservations/" + reservation, body);
  }

  private static long reserved(String item) {
    return world.commits(item).stream()
        .flatMap(commit -> commit.getEvents().stream())
        .mapToLong(Event::getReservedDelta)
        .sum();
  }

  private static Event newest(String item) {
    List<Commit> commits = world.commits(item);
    return commits.get(commits.size() - 1).getEvents().get(0);
  }

  private static List<String> items(JsonNode holds) {
    return holds.findValuesAsText("item");
  }

  @Test
  void eachLineIsAHoldUnderTheSameId() {
    world.receive("tea", 10);
    world.receive("pot", 10);

    Reply reply = put("both", lines(line("tea", 2), line("pot", 1)));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(items(reply.body().path("reservations"))).containsExactly("pot", "tea");
    Reply tea = gateway.get("/items/tea/reservations/both");
    assertThat(tea.body().path("quantity").asLong()).isEqualTo(2);
    assertThat(tea.body().path("cart").asText()).isEqualTo("c1");
    assertThat(tea.body().path("status").asText()).isEqualTo("held");
  }

  @Test
  void aLineThatIsRefusedAnywayIsFoundBeforeAnythingIsPlaced() {
    world.receive("enough", 10);
    world.receive("scarce", 1);

    Reply reply = put("refused", lines(line("enough", 2), line("scarce", 2)));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.type()).isEqualTo("/problems/sold-out");
    assertThat(reply.body().path("detail").asText())
        .startsWith("Nothing is held, because of item scarce: Only 1 available");
    JsonNode lacking = reply.body().path("lacking").get(0);
    assertThat(lacking.path("item").asText()).isEqualTo("scarce");
    assertThat(lacking.path("available").asLong()).isEqualTo(1);
    assertThat(world.tail("enough")).isEqualTo(1);
    assertThat(world.tail("scarce")).isEqualTo(1);
  }

  @Test
  void aLineThatIsRefusedInTurnTakesTheOthersBack() {
    world.receive("before", 10);
    world.receive("changed", 1);
    Caller other = world.gateway();
    // This gateway believes that one is left, and so looks no further.
    gateway.put("/items/changed/reservations/look", "{\"cart\":\"c9\",\"quantity\":9}");
    other.put("/items/changed/reservations/last", "{\"cart\":\"c9\",\"quantity\":1}");

    Reply reply = put("late", lines(line("before", 2), line("changed", 1)));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reserved("before")).isZero();
    Event last = newest("before");
    assertThat(last.getKind()).isEqualTo("ReservationReleased");
    assertThat(last.getCommand()).isEqualTo("withdraw:late:2");
  }

  @Test
  void ofARefusedLineTheFirstEndOfAHoldIsTold() {
    world.receive("free", 10);
    world.receive("held", 1);
    Reply hold = gateway.put("/items/held/reservations/h1", "{\"cart\":\"c9\",\"quantity\":1}");

    Reply reply = put("ends", lines(line("free", 1), line("held", 1)));

    assertThat(reply.body().path("lacking").get(0).path("holdsEndAt"))
        .isEqualTo(hold.body().path("expiresAt"));
  }

  @Test
  void theSameItemTwiceIsAddedUpBeforeItIsChecked() {
    world.receive("three", 3);

    Reply reply = put("twice", lines(line("three", 2), line("three", 2)));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body().path("lacking").get(0).path("quantity").asLong()).isEqualTo(4);
    assertThat(world.tail("three")).isEqualTo(1);
    assertThat(put("once", lines(line("three", 1), line("three", 2))).status()).isEqualTo(201);
    assertThat(reserved("three")).isEqualTo(3);
  }

  @Test
  void aRepeatIsAnsweredTheSameAndTakesNoMore() {
    world.receive("again-a", 10);
    world.receive("again-b", 10);
    String body = lines(line("again-a", 2), line("again-b", 1));
    put("again", body);

    Reply repeat = world.gateway().put("/carts/c1/reservations/again", body);

    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body().path("reservations").findValuesAsText("status"))
        .containsExactly("held", "held");
    assertThat(reserved("again-a") + reserved("again-b")).isEqualTo(3);
    // The first repeat claims the holds; who repeats it in a loop writes nothing more.
    long tail = world.tail("again-a");
    assertThat(world.gateway().put("/carts/c1/reservations/again", body).status()).isEqualTo(200);
    assertThat(world.tail("again-a")).isEqualTo(tail);
  }

  @Test
  void anAttemptOfWhichAPartHasEndedCannotBeCompleted() {
    world.receive("over-a", 10);
    world.receive("over-b", 10);
    String body = lines(line("over-a", 2), line("over-b", 2));
    put("over", body);
    world.append(
        "over-a",
        World.event(EventKind.ReservationReleased, 0, -2)
            .setReservation("over")
            .setPlacedSeq(2L)
            .setQuantity(2L)
            .build());

    Reply later = put("over", body);

    assertThat(later.status()).isEqualTo(409);
    assertThat(later.type()).isEqualTo("/problems/attempt-over");
    assertThat(items(later.body().path("reservations"))).containsExactly("over-a");
    assertThat(put("anew", body).status()).isEqualTo(201);
  }

  @Test
  void whatWasRefusedBeforeAnythingWasPlacedMayBeAskedForAgain() {
    world.receive("again-later", 1);
    world.receive("with-it", 10);
    String body = lines(line("again-later", 2), line("with-it", 1));
    assertThat(put("twice-asked", body).status()).isEqualTo(409);
    world.receive("again-later", 5);

    assertThat(put("twice-asked", body).status()).isEqualTo(201);
  }

  @Test
  void aRequestMayBeContentWithAPart() {
    world.receive("part-a", 10);
    world.receive("part-b", 1);
    String two = lines(line("part-a", 2), line("part-b", 2));

    Reply reply = put("part", two.replaceFirst("}$", ",\"partial\":true}"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(items(reply.body().path("reservations"))).containsExactly("part-a");
    assertThat(reply.body().path("lacking").get(0).path("type").asText())
        .isEqualTo("/problems/sold-out");
    assertThat(reserved("part-a")).isEqualTo(2);
  }

  @Test
  void anUnknownItemIsReportedBeforeOneThatIsSoldOut() {
    world.receive("known", 10);
    world.receive("none-left", 1);

    Reply reply = put("unknown", lines(line("known", 1), line("none-left", 2), line("nowhere", 1)));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body().path("detail").asText()).contains("nowhere");
    assertThat(items(reply.body().path("lacking"))).containsExactly("none-left", "nowhere");
    assertThat(reserved("known")).isZero();
  }

  static Stream<String> bodiesThatSayNotWhatTheyMust() {
    return Stream.of(
        "{}",
        "{\"lines\":[]}",
        "{\"lines\":{}}",
        "{\"lines\":[1]}",
        "{\"lines\":[[]]}",
        lines(line("mug", 1), "7"),
        lines(line("mug", 0)),
        lines(line("a b", 1)),
        lines("{\"item\":\"mug\"}"),
        lines("{\"item\":\"mug\",\"quantity\":1,\"colour\":\"red\"}"),
        lines("{\"item\":\"mug\",\"quantity\":1,\"quantity\":2}"),
        lines(line("mug", 600_000), line("mug", 600_000)),
        lines(line("mug", 1)).replaceFirst("}$", ",\"partial\":1}"),
        IntStream.range(0, 51)
            .mapToObj(i -> line("mug" + i, 1))
            .collect(Collectors.joining(",", "{\"lines\":[", "]}")));
  }

  @ParameterizedTest
  @MethodSource("bodiesThatSayNotWhatTheyMust")
  void whatIsWrongIsNamedAndNothingIsHeld(String body) {
    world.receive("mug", 10);
    long tail = world.tail("mug");

    Reply reply = put("wrong", body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.type()).isEqualTo("/problems/invalid");
    assertThat(reply.body().path("faults")).isNotEmpty();
    assertThat(world.tail("mug")).isEqualTo(tail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quantity", "item"})
  void aFaultTellsInWhichLineItIs(String field) {
    String wrong = field.equals("item") ? line("a b", 1) : line("mug", 0);

    Reply reply = put("line", lines(line("mug", 1), wrong));

    assertThat(reply.body().path("faults").get(0).asText()).startsWith("lines[1]." + field);
  }
}
