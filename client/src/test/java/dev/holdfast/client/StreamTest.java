package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.client.answer.HoldfastException;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.stream.ItemChange;
import dev.holdfast.client.stream.ItemListener;
import dev.holdfast.client.stream.ItemStream;
import dev.holdfast.client.stream.StockAlert;
import dev.holdfast.client.world.FakeGateway;
import dev.holdfast.client.world.TestTime;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes as they come, over connections that do not last. */
class StreamTest implements ItemListener {
  private final FakeGateway gateway = new FakeGateway();
  private final TestTime time = new TestTime();
  private final Holdfast holdfast = HoldfastBuilder.at(gateway.address()).time(time).build();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    gateway.close();
  }

  private static String event(String item, long seq, String id) {
    return ("event: item\nid: %s\ndata: {\"item\":\"%s\",\"available\":0,\"onHand\":7,"
            + "\"reserved\":7,\"status\":\"sold-out\",\"seq\":%d,\"at\":1,"
            + "\"change\":\"sold-out\"}\n\n")
        .formatted(id, item, seq);
  }

  @Override
  public void changed(ItemChange change) {
    heard.add(
        change.availability().item()
            + " "
            + change.availability().seq()
            + " "
            + change.change().orElse(""));
  }

  @Override
  public void alerted(StockAlert alert) {
    heard.add(alert.id() + " " + alert.stock() + " " + alert.at().toEpochMilli());
  }

  @Override
  public void live() {
    heard.add("live");
  }

  @Override
  public void refused(HoldfastException why) {
    heard.add("refused " + why.getMessage());
  }

  private void awaitHeard(String... expected) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(heard).containsExactly(expected));
  }

  private List<String> lastEventIds() {
    return gateway.seen().stream()
        .map(
            seen ->
                seen.headers().stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("last-event-id: "))
                    .findFirst()
                    .map(header -> header.substring(15))
                    .orElse(""))
        .toList();
  }

  @Test
  void aBrokenStreamGoesOnAfterTheLastEventThatWasTaken() {
    gateway.events(event("mug", 1, "e1") + event("mug", 2, "e2") + "event: item\nid: e3\ndata: {");
    gateway.refuse(503, "unavailable", "Retry-After", "2").lose();
    gateway.eventsAndSilence(event("mug", 3, "e3") + "event: live\nid: e3\ndata: {\"asOf\":1}\n\n");

    try (ItemStream stream = holdfast.listen(ItemQuery.all().prefix("mug").snapshot(), this)) {
      awaitHeard("mug 1 sold-out", "mug 2 sold-out", "mug 3 sold-out", "live");
      await().until(() -> stream.lastEventId().equals("e3"));
    }

    assertThat(gateway.seen().get(0).path()).isEqualTo("/streams/items?prefix=mug&snapshot=true");
    assertThat(lastEventIds()).containsExactly("", "e2", "e2", "e2");
    // Java itself may have asked again after the answer that was lost.
    assertThat(time.slept()).hasSizeBetween(2, 3);
    assertThat(time.slept().get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whoListenedBeforeGoesOnFromThere() {
    gateway.eventsAndSilence(event("mug", 3, "e3"));
    try (ItemStream stream = holdfast.listen(ItemQuery.of(List.of("mug")), "e2", this)) {
      awaitHeard("mug 3 sold-out");
    }
    assertThat(lastEventIds()).containsExactly("e2");
  }

  @Test
  void alertsAreHeardAndPositionsKeptAsOfAnyEvent() {
    gateway.eventsAndSilence(
        "event: alert\nid: e1\ndata: {\"id\":\"mug:4:back-in-stock\",\"item\":\"mug\","
            + "\"alert\":\"back-in-stock\",\"stock\":\"low-stock\",\"seq\":4,\"at\":7}\n\n"
            + event("mug", 4, "e2"));
    try (ItemStream stream = holdfast.listen(ItemQuery.all().alert("back-in-stock"), this)) {
      awaitHeard("mug:4:back-in-stock low-stock 7", "mug 4 sold-out");
      await().until(() -> stream.lastEventId().equals("e2"));
    }
    assertThat(gateway.seen().get(0).path()).isEqualTo("/streams/items?alert=back-in-stock");
  }

  @Test
  void silenceIsTakenForABrokenConnection() {
    gateway.eventsAndSilence(event("mug", 1, "e1")).eventsAndSilence(event("mug", 2, "e2"));
    try (ItemStream stream =
        ItemStream.open(
            new dev.holdfast.client.call.Gateway(
                gateway.address(), HttpClient.newHttpClient(), () -> ""),
            time,
            ItemQuery.all(),
            "",
            Duration.ofSeconds(1),
            this)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() >= 2);
    }
    assertThat(heard).startsWith("mug 1 sold-out", "mug 2 sold-out");
    assertThat(lastEventIds()).startsWith("", "e1");
  }

  @Test
  void aRefusalEndsIt() throws InterruptedException {
    gateway.refuse(403, "forbidden");

    ItemStream stream = holdfast.listen(ItemQuery.all(), this);
    stream.awaitEnd();

    assertThat(heard).containsExactly("refused 403 /problems/forbidden: do that");
    assertThat(gateway.seen()).hasSize(1);
  }

  @Test
  void aClosedStreamEndsAlsoWhileItWaits() throws InterruptedException {
    gateway.eventsAndSilence(event("mug", 1, "e1"));
    ItemStream stream = holdfast.listen(ItemQuery.all(), this);
    awaitHeard("mug 1 sold-out");

    stream.close();
    stream.awaitEnd();

    assertThat(gateway.seen()).hasSize(1);
  }
}
