package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.gateway.world.Reply;
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
  void oneRefusedLineLeavesNothingHeld() {
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
    assertThat(reserved("enough")).isZero();
    List<Commit> commits = world.commits("enough");
    Event last = commits.get(commits.size() - 1).getEvents().get(0);
    assertThat(last.getKind()).isEqualTo("ReservationReleased");
    assertThat(last.getCommand()).isEqualTo("withdraw:refused:2");
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
  }

  @Test
  void anAttemptThatWasGivenBackCannotBeCompleted() {
    world.receive("over-a", 10);
    world.receive("over-b", 1);
    String body = lines(line("over-a", 2), line("over-b", 2));
    put("over", body);
    world.receive("over-b", 5);

    Reply later = put("over", body);

    assertThat(later.status()).isEqualTo(409);
    assertThat(later.type()).isEqualTo("/problems/attempt-over");
    assertThat(items(later.body().path("reservations"))).containsExactly("over-a");
    assertThat(reserved("over-a") + reserved("over-b")).isZero();
    assertThat(put("anew", body).status()).isEqualTo(201);
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
