package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.TracedGateway;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.trace.CollectedSpan;
import dev.holdfast.trace.Collector;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a gateway records of the traces that it is part of, and what it hands on. */
class TracesTest {
  private static final String HOLD = "PUT /items/{item}/reservations/{reservation}";
  private static final String BODY = "{\"cart\":\"cart-of-anna\",\"quantity\":1}";
  private static World world;
  private static Collector collector;
  private static Caller gateway;

  @BeforeAll
  static void open() {
    world = World.create(1);
    collector = new Collector();
    gateway = TracedGateway.start(world, collector.config("0"));
  }

  @AfterAll
  static void close() {
    world.close();
    collector.close();
  }

  private static String traceId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String sampled(String trace) {
    return "00-" + trace + "-00f067aa0ba902b7-01";
  }

  private static CollectedSpan span(String trace, String name) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .until(() -> collector.of(trace).stream().anyMatch(one -> one.name().equals(name)));
    return collector.of(trace).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String trace(String context) {
    return context.substring(3, 35);
  }

  @Test
  void aHoldIsASpanOfItsCallersTraceAndItsAppendIsOneInIt() {
    world.receive("traced", 5);
    String trace = traceId();

    gateway.put("/items/traced/reservations/of-anna", BODY, "traceparent", sampled(trace));

    CollectedSpan request = span(trace, HOLD);
    CollectedSpan append = span(trace, "append");
    assertThat(request.service()).isEqualTo("holdfast-gateway");
    assertThat(request.kind()).isEqualTo(CollectedSpan.SERVER);
    assertThat(request.parentId()).isEqualTo("00f067aa0ba902b7");
    assertThat(request.attribute("http.response.status_code")).isEqualTo("201");
    assertThat(request.attribute("http.route"))
        .isEqualTo("/items/{item}/reservations/{reservation}");
    assertThat(append.parentId()).isEqualTo(request.spanId());
    assertThat(append.attribute("holdfast.item")).isEqualTo("traced");
    assertThat(append.attribute("holdfast.seq")).isEqualTo("2");
    assertThat(append.attribute("holdfast.result")).isEqualTo("placed");
    assertThat(world.commits("traced").get(1).getTraceparent()).isEqualTo(append.context());
    assertThat(collector.of(trace).toString()).doesNotContain("anna");
  }

  @Test
  void aTraceThatIsNotRecordedIsKeptAsItCameAndIsNoSpan() {
    world.receive("unrecorded", 5);
    String unrecorded = "00-" + traceId() + "-00f067aa0ba902b7-00";
    String after = traceId();

    gateway.put("/items/unrecorded/reservations/r1", BODY, "traceparent", unrecorded);
    gateway.put("/items/unrecorded/reservations/r2", BODY);
    gateway.put("/items/unrecorded/reservations/r3", BODY, "traceparent", sampled(after));

    span(after, HOLD);
    assertThat(collector.of(trace(unrecorded))).isEmpty();
    assertThat(world.commits("unrecorded"))
        .extracting(Commit::getTraceparent)
        .startsWith(null, unrecorded, null);
  }

  /** Requests that share a commit are decided in one; the commit has room for one context. */
  @Test
  void whoeverSharesACommitOfAnotherTraceHasALinkToIt() {
    world.receive("shared", 1_000);
    List<String> traces = new ArrayList<>();
    List<CompletableFuture<?>> answers =
        IntStream.range(0, 200)
            .<CompletableFuture<?>>mapToObj(
                i -> {
                  traces.add(traceId());
                  return gateway.sendLater(
                      gateway
                          .request("/items/shared/reservations/r" + i)
                          .header("Content-Type", "application/json")
                          .header("traceparent", sampled(traces.get(i)))
                          .PUT(BodyPublishers.ofString(BODY)));
                })
            .toList();
    answers.forEach(CompletableFuture::join);

    Map<String, String> carried =
        world.commits("shared").stream()
            .filter(commit -> commit.getTraceparent() != null)
            .collect(
                Collectors.toMap(commit -> Long.toString(commit.getSeq()), Commit::getTraceparent));
    assertThat(carried).hasSizeLessThan(200);
    Set<String> leaders = Set.copyOf(carried.values());
    for (String trace : traces) {
      CollectedSpan append = span(trace, "append");
      String context = carried.get(append.attribute("holdfast.seq"));
      if (leaders.contains(append.context())) {
        assertThat(append.links()).isEmpty();
      } else {
        assertThat(append.links()).containsExactly(context.substring(36, 52));
      }
    }
  }

  @Test
  void aCommandTakesTheContextOfWhatSentIt() {
    world.receive("sent", 5);
    String trace = traceId();

    gateway.put("/items/sent/reservations/r1", BODY);
    gateway.post("/items/sent/reservations/r1/confirm", "{}", "traceparent", sampled(trace));
    gateway.post("/items/sent/reservations/r1/confirm", "{}");

    CollectedSpan request = span(trace, "POST /items/{item}/reservations/{reservation}/confirm");
    CollectedSpan send = span(trace, "send command");
    assertThat(send.parentId()).isEqualTo(request.spanId());
    assertThat(send.kind()).isEqualTo(CollectedSpan.PRODUCER);
    assertThat(send.attribute("holdfast.command.kind")).isEqualTo("confirm");
    assertThat(world.commands("sent"))
        .extracting(Command::getTraceparent)
        .containsExactly(send.context(), null);
  }

  @Test
  void aFailureShowsInItsSpan() {
    world.receive("broken", 1);
    world.receive("broken", 1);
    world.receive("broken", 1);
    world.lose("broken", 2);
    String trace = traceId();

    gateway.put("/items/broken/reservations/r1", BODY, "traceparent", sampled(trace));

    assertThat(span(trace, HOLD).isFailed()).isTrue();
    assertThat(span(trace, HOLD).attribute("http.response.status_code")).isEqualTo("500");
    assertThat(span(trace, "append").isFailed()).isTrue();
  }

  @Test
  void aGatewayBeginsTracesOfWhatChangesSomethingInTheRatioThatIsSet() {
    world.receive("begun", 5);
    try (Collector own = new Collector()) {
      Caller all = TracedGateway.start(world, own.config("1"));

      all.get("/items/begun");
      all.put("/items/begun/reservations/r1", BODY);

      await().atMost(Duration.ofSeconds(20)).until(() -> own.named("append").size() == 1);
      CollectedSpan append = own.named("append").get(0);
      assertThat(own.of(append.traceId()))
          .extracting(CollectedSpan::name, CollectedSpan::parentId)
          .contains(tuple(HOLD, ""));
      assertThat(own.named("GET /items/{item}")).isEmpty();
      assertThat(world.commits("begun").get(1).getTraceparent()).isEqualTo(append.context());
    }
  }

  @Test
  void itIsSetByName() {
    Map<String, String> needed = Map.of("AWS_REGION", "eu-west-1", "HOLDFAST_AUTH", "off");
    assertThat(GatewayConfig.read(needed, Optional.empty()).traces().collector()).isEmpty();
    Map<String, String> with =
        Map.of(
            "AWS_REGION", "eu-west-1",
            "HOLDFAST_AUTH", "off",
            "HOLDFAST_TRACES", "http://127.0.0.1:4318",
            "HOLDFAST_TRACE_RATIO", "0.5");
    assertThat(GatewayConfig.read(with, Optional.empty()).traces())
        .hasToString("0.5 to http://127.0.0.1:4318/v1/traces");
  }
}
