package dev.holdfast.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Traceparent;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";
  private static final String SAMPLED = "00-" + TRACE + "-" + PARENT + "-01";
  private static final String NOT_SAMPLED = "00-" + TRACE + "-" + PARENT + "-00";

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final Tracing tracing = Tracing.to(exporter, 1, "test");

  @AfterEach
  void close() {
    tracing.close();
  }

  @Test
  void aSpanIsAChildOfTheContextItBeginsInAndHandsOnItsOwn() {
    LiveSpan span = tracing.span("append", SAMPLED).server().since(1_000).begin();
    span.set("item", "mug").set("seq", 7);
    span.link(SAMPLED);
    span.fail("no answer").endAt(1_500);

    SpanData recorded = only();
    assertThat(recorded.getName()).isEqualTo("append");
    assertThat(recorded.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(recorded.getTraceId()).isEqualTo(TRACE);
    assertThat(recorded.getParentSpanId()).isEqualTo(PARENT);
    assertThat(span.context()).isEqualTo("00-" + TRACE + "-" + recorded.getSpanId() + "-01");
    assertThat(recorded.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    assertThat(recorded.getEndEpochNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_500));
    assertThat(recorded.getAttributes().asMap().values()).containsExactlyInAnyOrder("mug", 7L);
    assertThat(recorded.getLinks())
        .singleElement()
        .satisfies(link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(PARENT));
    assertThat(recorded.getStatus().getDescription()).isEqualTo("no answer");
    assertThat(recorded.getStatus()).isNotEqualTo(StatusData.ok());
  }

  @Test
  void onlyATraceThatIsRecordedIsFollowed() {
    assertThat(tracing.follows(SAMPLED)).isTrue();
    assertThat(tracing.follows(NOT_SAMPLED)).isFalse();
    assertThat(tracing.follows("no such thing")).isFalse();
    assertThat(tracing.follows(null)).isFalse();
    assertThat(Tracing.OFF.follows(SAMPLED)).isFalse();
  }

  /** So that a repeat after a restart is the same span, and not another one beside it. */
  @Test
  void whatIsDoneAgainInTheSameContextIsTheSameSpan() {
    List<String> ids =
        List.of(
            begun(tracing.span("decide", SAMPLED).of("mug/1")),
            begun(tracing.span("decide", SAMPLED).of("mug/1")),
            begun(tracing.span("append", SAMPLED).of("mug/1")),
            begun(tracing.span("decide", SAMPLED).of("mug/2")),
            begun(tracing.span("decide", begun(tracing.span("x", SAMPLED))).of("mug/1")),
            begun(tracing.span("decide", SAMPLED)),
            begun(tracing.span("decide", SAMPLED)));

    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(ids.subList(1, ids.size())).doesNotHaveDuplicates();
  }

  @Test
  void tracesBeginHereInTheRatioThatIsSet() {
    int recorded = 0;
    try (Tracing some = Tracing.to(InMemorySpanExporter.create(), 0.25, "test")) {
      for (int i = 0; i < 4_000; i++) {
        recorded += some.newTrace() == null ? 0 : 1;
      }
    }
    assertThat(recorded).isBetween(800, 1_200);
    assertThat(tracing.newTrace()).isNotNull();
    assertThat(Tracing.OFF.newTrace()).isNull();
    assertThat(Tracing.OFF.newTrace("mug")).isNull();
    try (Tracing none = Tracing.to(InMemorySpanExporter.create(), 0, "test")) {
      assertThat(none.newTrace()).isNull();
      assertThat(none.follows(SAMPLED)).isTrue();
    }
  }

  @Test
  void aFirstSpanHasNoParentAndATraceOfItsOwn() {
    String context = begun(tracing.first("request", tracing.newTrace()));

    assertThat(only().getParentSpanContext().isValid()).isFalse();
    assertThat(Traceparent.isSampled(context)).isTrue();
    assertThat(context).contains(only().getTraceId(), only().getSpanId());
    assertThat(tracing.newTrace()).isNotEqualTo(only().getTraceId());
  }

  @Test
  void aTraceCanBeginWithTheSameIdsWheneverItBeginsWithTheSame() {
    String mug = tracing.newTrace("mug/expire");

    assertThat(tracing.newTrace("mug/expire")).isEqualTo(mug);
    assertThat(tracing.newTrace("cup/expire")).isNotEqualTo(mug);
    assertThat(begun(tracing.first("append", mug).of("1")))
        .isEqualTo(begun(tracing.first("append", mug).of("1")));
  }

  private static String begun(NewSpan span) {
    LiveSpan live = span.begin();
    live.end();
    return live.context();
  }

  private SpanData only() {
    assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    return exporter.getFinishedSpanItems().get(0);
  }
}
