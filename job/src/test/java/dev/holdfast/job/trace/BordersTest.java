package dev.holdfast.job.trace;

import static dev.holdfast.job.Examples.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.config.WebhookSetting;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.Examples;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.stores.AppendWatch.Watched;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import dev.holdfast.schema.StockLevel;
import dev.holdfast.trace.Tracing;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Where the job appends, shows levels and calls receivers. */
class BordersTest {
  private static final String ONE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String TWO = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private long now = 1_000;
  private final Spans spans = spans(1);

  private Spans spans(double ratio) {
    return new Spans(Tracing.to(exporter, ratio, "test"), new LevelContexts(), () -> now);
  }

  private SpanData only() {
    assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    return exporter.getFinishedSpanItems().get(0);
  }

  private static Proposal expire(String proposal) {
    return Proposal.newBuilder()
        .setItem(ITEM)
        .setProposal(proposal)
        .setLevel(Levels.empty(ITEM))
        .setAction(ProposalAction.expire)
        .build();
  }

  private static Proposal confirm(String traceparent) {
    return Proposal.newBuilder(expire("c1"))
        .setAction(ProposalAction.apply)
        .setCommand(
            Command.newBuilder(Examples.confirm("c1", "r1", 1)).setTraceparent(traceparent).build())
        .build();
  }

  @Test
  void aProposalThatSharesACommitOfAnotherContextHasALinkToIt() {
    Watched watched = new TracedAppends(spans).begins(confirm(ONE));
    watched.writtenIn(new Commit(ITEM, 7L, "id", 1L, List.of(), TWO));
    now = 1_250;
    watched.ended("WRITTEN");

    assertThat(only().getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(only().getEndEpochNanos() - only().getStartEpochNanos()).isEqualTo(250_000_000);
    assertThat(only().getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly("00f067aa0ba902b7");
  }

  @Test
  void aProposalWhoseCommitIsItsOwnHasNoLink() {
    Watched watched = new TracedAppends(spans).begins(confirm(ONE));
    watched.writtenIn(new Commit(ITEM, 7L, "id", 1L, List.of(), watched.traceparent()));
    watched.ended(null);

    assertThat(only().getLinks()).isEmpty();
    assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void anExpiryBeginsATraceWhichIsTheSameWheneverItIsProposed() {
    Watched first = new TracedAppends(spans).begins(expire("expire:r1"));
    Watched again = new TracedAppends(spans(1)).begins(expire("expire:r1"));
    Watched other = new TracedAppends(spans).begins(expire("expire:r2"));

    assertThat(again.traceparent()).isEqualTo(first.traceparent());
    assertThat(other.traceparent().substring(3, 35))
        .isNotEqualTo(first.traceparent().substring(3, 35));
    assertThat(new TracedAppends(spans(0)).begins(expire("expire:r1"))).isSameAs(Watched.NOT);
    assertThat(new TracedAppends(spans).begins(confirm(null))).isSameAs(Watched.NOT);
  }

  @Test
  void aLevelIsShownInTheContextOfTheNewestCommitThatItCoversWithLinksToTheOthers() {
    StockLevel level = Levels.empty(ITEM);
    spans.levels().put(ITEM, level.getSeq(), List.of(ONE, TWO));
    TracedAvailability writes = new TracedAvailability(new Answering<>(), () -> spans);
    writes.open(new NoMetrics());

    writes.apply(level).toCompletableFuture().join();
    writes.apply(level).toCompletableFuture().join();

    assertThat(only().getName()).isEqualTo("write availability");
    assertThat(only().getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(only().getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly("b7ad6b7169203331");
  }

  @Test
  void eachTryAtAReceiverIsASpanThatGoesAlong() {
    Posts posts = new Posts();
    TracedReceivers receivers = new TracedReceivers(posts, spans);

    receivers.post(endpoint(), "id", "{}", ONE).toCompletableFuture().join();
    posts.fails = true;
    receivers
        .post(endpoint(), "id", "{}", ONE)
        .exceptionally(failure -> null)
        .toCompletableFuture()
        .join();
    receivers.post(endpoint(), "id", "{}", null).exceptionally(failure -> null);
    receivers.post(endpoint(), "id", "{}", ONE.replaceAll("1$", "0")).exceptionally(none -> null);

    List<SpanData> tries = exporter.getFinishedSpanItems();
    assertThat(tries)
        .extracting(one -> one.getStatus().getStatusCode())
        .containsExactly(StatusCode.UNSET, StatusCode.ERROR);
    assertThat(tries).extracting(SpanData::getParentSpanId).containsOnly("b7ad6b7169203331");
    assertThat(posts.contexts.get(0)).contains(tries.get(0).getSpanId());
    assertThat(posts.contexts.get(1)).contains(tries.get(1).getSpanId());
    assertThat(posts.contexts.subList(2, 4)).containsOnlyNulls();
  }

  private static WebhookEndpoint endpoint() {
    Properties settings = new Properties();
    settings.setProperty(
        "webhooks",
        """
        [{"name":"shop","url":"http://127.0.0.1/","secretFile":"file:///secret",
          "types":["item.sold-out"]}]""");
    return WebhookSetting.read(ConfigReader.of(settings), "webhooks", true).get(0);
  }

  private static final class Posts implements Receivers {
    final List<String> contexts = new ArrayList<>();
    boolean fails;

    @Override
    public CompletionStage<Void> post(
        WebhookEndpoint endpoint, String id, String body, String traceparent) {
      contexts.add(traceparent);
      return fails
          ? CompletableFuture.failedStage(new IllegalStateException("away"))
          : CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {}
  }

  private static final class Answering<A> implements AsyncOperator<A, Void> {
    @Override
    public void open(Metrics metrics) {}

    @Override
    public CompletionStage<List<Void>> apply(A element) {
      return CompletableFuture.completedStage(List.of());
    }

    @Override
    public void close() {}
  }

  private static final class NoMetrics implements Metrics {
    @Override
    public void gauge(String name, Supplier<? extends Number> value) {}

    @Override
    public Counter counter(String name) {
      return more -> {};
    }
  }
}
