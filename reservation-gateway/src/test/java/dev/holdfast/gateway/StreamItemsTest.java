package dev.holdfast.gateway;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.EventStream;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of items as server-sent events, over real connections, from a real table. */
class StreamItemsTest {
  private final World world = World.create(1);
  private Caller gateway;

  @BeforeEach
  void open() {
    gateway = listing(world.gateway());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private static Caller listing(Caller caller) {
    soon().until(() -> caller.get("/items").status() == 200);
    return caller;
  }

  private EventStream listen(String query, String lastEventId) {
    EventStream stream = new EventStream(gateway.port, "/streams/items" + query, lastEventId);
    assertThat(stream.status()).isEqualTo(200);
    soon().until(stream::isLive);
    return stream;
  }

  private static void awaitSeq(EventStream stream, String item, long seq) {
    soon()
        .until(
            () ->
                stream
                    .newestOf(item)
                    .filter(event -> event.data().contains("\"seq\":" + seq + ","))
                    .isPresent());
  }

  @Test
  void aChangeIsHeardAsTheItemIsReadWithWhatHasBecomeOfIt() {
    world.readModels.write(row("mug", 1, 9));
    try (EventStream stream = listen("?snapshot=true", null)) {
      awaitSeq(stream, "mug", 1);
      world.readModels.write(row("mug", 2, 0));
      awaitSeq(stream, "mug", 2);

      String data = stream.newestOf("mug").orElseThrow().data();
      assertThat(data).endsWith(",\"change\":\"sold-out\"}");
      assertThat(data.replace(",\"change\":\"sold-out\"", ""))
          .isEqualTo(gateway.get("/items/mug").text());
    }
  }

  @Test
  void whoComesBackHearsWhatWasMissedAlsoFromAGatewayThatWasStartedMeanwhile() {
    world.readModels.write(row("mug", 1, 9));
    String left;
    try (EventStream stream = listen("?snapshot=true", null)) {
      awaitSeq(stream, "mug", 1);
      left = stream.lastId();
    }
    world.readModels.write(row("mug", 2, 8));

    try (EventStream back = listen("", left)) {
      awaitSeq(back, "mug", 2);
    }
    gateway = listing(world.gateway());
    try (EventStream elsewhere = listen("?q=MUG", left)) {
      awaitSeq(elsewhere, "mug", 2);
    }
  }

  @Test
  void whatTheFilterKeepsBackIsNotHeard() {
    try (EventStream stream = listen("?prefix=mug&status=sold-out", null)) {
      world.readModels.write(row("pot", 1, 0));
      world.readModels.write(row("mug-1", 1, 9));
      world.readModels.write(row("mug-2", 1, 0));
      awaitSeq(stream, "mug-2", 1);

      assertThat(stream.newestOf("pot")).isEmpty();
      assertThat(stream.newestOf("mug-1")).isEmpty();
    }
  }

  @Test
  void aStoppedGatewayEndsItsStreamsAndDoesNotWaitForThem() {
    try (EventStream stream = listen("", null)) {
      long begun = System.nanoTime();
      world.close();

      soon().until(stream::hasEnded);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whenAllPlacesAreTakenTheNextIsToldSoAndAPlaceIsFreeOnceAListenerHasGone() {
    gateway = listing(world.gatewayWithListeners(1));
    try (EventStream stream = listen("", null)) {
      Reply refused = gateway.get("/streams/items");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.type()).isEqualTo("/problems/unavailable");
      assertThat(stream.hasEnded()).isFalse();
    }

    world.readModels.write(row("mug", 1, 9));
    soon()
        .until(
            () -> {
              try (EventStream next = new EventStream(gateway.port, "/streams/items", null)) {
                return next.status() == 200;
              }
            });
  }

  @Test
  void whatIsNotUnderstoodIsRefusedAndHeadHasAnEnd() {
    assertThat(gateway.get("/streams/items?snapshot=1").type()).isEqualTo("/problems/invalid");
    assertThat(gateway.get("/streams/items?status=gone").type()).isEqualTo("/problems/invalid");
    assertThat(gateway.get("/streams/items?alert=gone").type()).isEqualTo("/problems/invalid");
    Reply badId =
        gateway.send(gateway.request("/streams/items").header("Last-Event-ID", "5").GET());
    assertThat(badId.type()).isEqualTo("/problems/invalid");

    Reply head =
        gateway.send(gateway.request("/streams/items").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).startsWith("text/event-stream");
  }
}
