package dev.holdfast.job;

import static dev.holdfast.job.HoldfastTopologyTest.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.trace.SharedSpans;
import dev.holdfast.job.trace.Spans;
import dev.holdfast.job.trace.TracedAppends;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.trace.CollectedSpan;
import dev.holdfast.trace.Collector;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the job records of the traces that commands and commits are part of. */
class JobTracesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SENDER = "b7ad6b7169203331";
  private static final String SENT = "00-" + TRACE + "-" + SENDER + "-01";

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final Collector collector = new Collector();
  private final long start = System.currentTimeMillis();
  private Spans spans;
  private JobClient job;

  @BeforeEach
  void startJob() throws Exception {
    spans = new SharedSpans(collector.config("0")).open();
    world.appends = new TracedAppends(spans);
    job = start();
  }

  private JobClient start() throws Exception {
    return HoldfastTopologyTest.start(
        world, new Configuration(), Map.of("traces", collector.address(), "trace.ratio", "0"));
  }

  @AfterEach
  void stop() {
    job.cancel().join();
    spans.close();
    collector.close();
    world.close();
  }

  private void receive(String traceparent) {
    shop.send(
        shop.command("receive", CommandKind.received)
            .setQuantity(10L)
            .setAt(start)
            .setTraceparent(traceparent),
        start);
    soon().until(() -> shop.kinds().contains("StockReceived"));
  }

  private CollectedSpan span(String name) {
    soon().until(() -> trace().containsKey(name));
    return trace().get(name);
  }

  private Map<String, CollectedSpan> trace() {
    return collector.of(TRACE).stream()
        .collect(Collectors.toMap(CollectedSpan::name, Function.identity()));
  }

  @Test
  void aConfirmIsFollowedToItsOutcomeAndToWhatIsRead() {
    receive(null);
    shop.place("r1", 3, 60, start);
    shop.send(
        shop.command("c1", CommandKind.confirm)
            .setReservation("r1")
            .setAt(start)
            .setTraceparent(SENT),
        start + 1);

    assertThat(span("read command").parentId()).isEqualTo(SENDER);
    assertThat(span("decide").parentId()).isEqualTo(span("read command").spanId());
    assertThat(span("append").parentId()).isEqualTo(span("decide").spanId());
    assertThat(span("read change").parentId()).isEqualTo(span("append").spanId());
    assertThat(span("fold").parentId()).isEqualTo(span("read change").spanId());
    assertThat(span("write reservations").parentId()).isEqualTo(span("fold").spanId());
    assertThat(span("write availability").parentId()).isEqualTo(span("fold").spanId());
    assertThat(span("tell outcome").parentId()).isEqualTo(span("read change").spanId());
    assertThat(collector.of(TRACE)).hasSize(8);
    assertThat(collector.of(TRACE)).extracting(CollectedSpan::service).containsOnly("holdfast-job");
    assertThat(span("append").attribute("holdfast.fate")).isEqualTo("WRITTEN");
    assertThat(span("append").attribute("holdfast.seq")).isEqualTo("3");
    assertThat(Long.parseLong(span("decide").attribute("holdfast.waited.millis"))).isNotNegative();
    assertThat(shop.commits().get(2).getTraceparent()).isEqualTo(span("append").context());
    assertThat(collector.of(TRACE)).allMatch(one -> one.startNanos() <= one.endNanos());
  }

  @Test
  void aHoldOfAGatewayIsFollowedFromItsCommit() {
    receive(null);
    world.log.append(
        new Commit(
            "mug", 2L, "hold", start, List.of(Examples.placed("r1", 3, start + 60_000)), SENT));

    assertThat(span("read change").parentId()).isEqualTo(SENDER);
    assertThat(span("read change").kind()).isEqualTo(CollectedSpan.CONSUMER);
    assertThat(span("write reservations").attribute("holdfast.item")).isEqualTo("mug");
    assertThat(span("write availability").attribute("holdfast.seq")).isEqualTo("2");
    assertThat(trace()).doesNotContainKeys("decide", "append", "tell outcome");
  }

  /** Without state, all is read and done again that streams and log have. */
  @Test
  void whatIsDoneAgainAfterARestartIsTheSameSpan() throws Exception {
    receive(SENT);
    span("write availability");
    span("tell outcome");
    List<String> before = spanIds();

    job.cancel().join();
    job = start();

    soon().until(() -> collector.timesTaken(span("read change")) >= 2);
    soon().until(() -> collector.timesTaken(span("tell outcome")) >= 2);
    assertThat(spanIds()).containsExactlyInAnyOrderElementsOf(before);
  }

  private List<String> spanIds() {
    return collector.of(TRACE).stream().map(CollectedSpan::spanId).toList();
  }

  @Test
  void whatIsNotRecordedElsewhereIsNotRecordedHere() {
    String unrecorded = "00-" + TRACE + "-" + SENDER + "-00";
    receive(unrecorded);
    String other = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    world.log.append(new Commit("mug", 2L, "x", start, List.of(Examples.received(1)), other));

    soon().until(() -> !collector.named("write availability").isEmpty());
    assertThat(collector.of(TRACE)).isEmpty();
    assertThat(shop.commits().get(0).getTraceparent()).isEqualTo(unrecorded);
  }
}
