package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as text, for those who ask for it, over HTTP. */
class TextTimesTest extends OverHttp {
  private static final String HOLD = "/items/timed/reservations/r1";

  @BeforeAll
  static void hold() {
    world.receive("timed", 5);
    gateway.put(HOLD, "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":60}");
  }

  private static Reply get(String path, String accept) {
    return gateway.send(gateway.request(path).header("Accept", accept).GET());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; times=rfc3339",
        "application/json;times=\"RFC3339\"",
        "text/html, */*;q=0.1; times=rfc3339"
      })
  void whoAsksForTextsGetsThem(String accept) {
    Reply reply = get(HOLD, accept);

    String expiresAt = reply.body().path("expiresAt").textValue();
    assertThat(Duration.between(Instant.now(), Instant.parse(expiresAt)))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
    assertThat(reply.body().path("seq").isIntegralNumber()).isTrue();
    assertThat(reply.header("Content-Type")).isEqualTo("application/json; times=rfc3339");
  }

  @Test
  void soItIsWithinLists() {
    Reply reply = get("/items/timed/events", "application/json; times=rfc3339");

    assertThat(reply.body().path("events"))
        .hasSize(2)
        .allSatisfy(event -> Instant.parse(event.path("at").textValue()));
    assertThat(reply.body().path("events").get(1).path("quantity").isIntegralNumber()).isTrue();
  }

  @Test
  void allOthersGetMillisecondsAsEver() {
    for (String accept : new String[] {"*/*", "application/json", "application/json; times=iso"}) {
      Reply reply = get(HOLD, accept);
      assertThat(reply.body().path("expiresAt").isIntegralNumber()).as(accept).isTrue();
      assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }
  }

  @Test
  void anAnswerThatMayBeKeptSaysWhatItDependsOn() {
    assertThat(get("/items/timed", "application/json").header("Vary")).contains("Accept");
  }
}
