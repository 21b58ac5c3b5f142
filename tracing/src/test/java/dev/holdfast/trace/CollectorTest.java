package dev.holdfast.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spans go where the setting says, over HTTP. */
class CollectorTest {
  private final Collector collector = new Collector();

  @AfterEach
  void stop() {
    collector.close();
  }

  private static LiveSpan begin(Tracing tracing, String name) {
    return tracing.first(name, tracing.newTrace()).begin();
  }

  @Test
  void spansAreSentSoonAndAtTheLatestWhenItIsClosed() {
    Tracing tracing = Tracing.start(collector.config("1"), "holdfast-test");
    begin(tracing, "sent soon").set("holdfast.item", "mug").set("holdfast.seq", 7).end();
    await().atMost(Duration.ofSeconds(20)).until(() -> !collector.named("sent soon").isEmpty());
    begin(tracing, "sent at the end").end();
    tracing.close();

    assertThat(collector.named("sent at the end")).hasSize(1);
    CollectedSpan span = collector.named("sent soon").get(0);
    assertThat(span.service()).isEqualTo("holdfast-test");
    assertThat(span.attribute("holdfast.item")).isEqualTo("mug");
    assertThat(span.attribute("holdfast.seq")).isEqualTo("7");
    assertThat(span.parentId()).isEmpty();
  }

  @Test
  void aCollectorThatIsAwayHoldsUpNobody() {
    TraceConfig config = collector.config("1");
    collector.close();
    long begun = System.nanoTime();

    try (Tracing tracing = Tracing.start(config, "holdfast-test")) {
      for (int i = 0; i < 10_000; i++) {
        begin(tracing, "lost").end();
      }
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    assertThat(collector.named("lost")).isEmpty();
  }
}
