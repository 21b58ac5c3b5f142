package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.trace.CollectedSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A checkout as one trace, by gateway and job as they run, from the shop to what it is told. */
@OnSharedSystem
class TracesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SHOP = "00f067aa0ba902b7";

  /** The whole trace, each span below what caused it. */
  private static final List<String> CHECKOUT =
      List.of(
          "holdfast-gateway PUT /items/{item}/reservations/{reservation}",
          "  holdfast-gateway append",
          "    holdfast-job read change",
          "      holdfast-job fold",
          "        holdfast-job write availability",
          "        holdfast-job write reservations",
          "      holdfast-job webhook",
          "holdfast-gateway POST /items/{item}/reservations/{reservation}/confirm",
          "  holdfast-gateway send command",
          "    holdfast-job read command",
          "      holdfast-job decide",
          "        holdfast-job append",
          "          holdfast-job read change",
          "            holdfast-job fold",
          "              holdfast-job write availability",
          "              holdfast-job write reservations",
          "            holdfast-job tell outcome",
          "            holdfast-job webhook");

  private final SharedSystem shared;

  TracesTest(SharedSystem shared) {
    this.shared = shared;
  }

  @Test
  void aCheckoutIsOneTreeFromTheShopsCallsToReadModelOutcomeAndWebhook() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    Shop traced =
        new Shop(GatewayPart.endpoint(shared.config()), "00-" + trace + "-" + SHOP + "-01");
    new Shop(GatewayPart.endpoint(shared.config())).receive("traced", 10);

    assertThat(traced.hold("traced", "r1", 1, 600).join().status()).isEqualTo(201);
    // A level covers all commits since the one before: this one is shown by itself.
    await().atMost(PATIENCE).until(() -> count(trace, "write availability") == 1);
    assertThat(traced.confirm("traced", "r1", "Idempotency-Key", "order-1").text("result"))
        .isEqualTo("done");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(tree(trace)).containsExactlyElementsOf(CHECKOUT));
    assertThat(spans(trace)).noneMatch(CollectedSpan::isFailed);
    assertThat(spans(trace)).allMatch(span -> span.startNanos() <= span.endNanos());
    assertThat(spans(trace).toString()).doesNotContain("cart-r1", "order-1");
    assertThat(shared.receiver().traceOf("traced:2:held:r1"))
        .isEqualTo(webhook(trace, "2").context());
  }

  @Test
  void whatNobodyAskedForIsNoTrace() {
    Shop shop = new Shop(GatewayPart.endpoint(shared.config()));
    shop.receive("untraced", 10);
    shop.hold("untraced", "r1", 1, 600).join();
    shop.confirm("untraced", "r1");

    await().atMost(PATIENCE).until(() -> shop.item("untraced").number("onHand") == 9);
    assertThat(shared.collector().named("read change"))
        .noneMatch(span -> span.attribute("holdfast.item").equals("untraced"));
    assertThat(shared.receiver().traceOf("untraced:2:held:r1")).isEmpty();
  }

  private List<CollectedSpan> spans(String trace) {
    return shared.collector().of(trace);
  }

  private long count(String trace, String name) {
    return spans(trace).stream().filter(span -> span.name().equals(name)).count();
  }

  /** That of the event of a commit. */
  private CollectedSpan webhook(String trace, String seq) {
    Map<String, CollectedSpan> byId =
        spans(trace).stream().collect(Collectors.toMap(CollectedSpan::spanId, Function.identity()));
    return spans(trace).stream()
        .filter(span -> span.name().equals("webhook"))
        .filter(span -> byId.get(span.parentId()).attribute("holdfast.seq").equals(seq))
        .findFirst()
        .orElseThrow();
  }

  /** All spans that are reached from the shop's; those that share a cause by time and name. */
  private List<String> tree(String trace) {
    List<String> lines = new ArrayList<>();
    add(spans(trace), SHOP, "", lines);
    assertThat(lines).as("no span is without its cause").hasSameSizeAs(spans(trace));
    return lines;
  }

  private static void add(
      List<CollectedSpan> all, String cause, String indent, List<String> lines) {
    Stream<CollectedSpan> caused =
        all.stream()
            .filter(span -> span.parentId().equals(cause))
            .sorted(
                indent.isEmpty()
                    ? Comparator.comparing(CollectedSpan::startNanos)
                    : Comparator.comparing(CollectedSpan::name));
    caused.forEach(
        span -> {
          lines.add(indent + span.service() + " " + span.name());
          add(all, span.spanId(), indent + "  ", lines);
        });
  }
}
