package dev.holdfast.proof.simulate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.step.AsyncStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class AsyncNodeTest {
  private final Map<String, CompletableFuture<List<String>>> calls = new LinkedHashMap<>();
  private final AsyncState state = new AsyncState();
  private final List<Object> out = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private final AsyncOperator<String, String> operator =
      new AsyncOperator<>() {
        @Override
        public void open(Metrics metrics) {}

        @Override
        public CompletionStage<List<String>> apply(String element) {
          return calls.computeIfAbsent(element, name -> new CompletableFuture<>());
        }

        @Override
        public void close() {}
      };

  private AsyncNode<String, String> node(AsyncStep<String, String> step, AsyncState from) {
    AsyncNode<String, String> node = new AsyncNode<>(step, step.create(), from, failures::add);
    node.connect(Node.MAIN, element -> out.add(((Element) element).value()));
    node.start();
    return node;
  }

  private AsyncNode<String, String> ordered() {
    return node(AsyncStep.ordered("step", 2, () -> operator), state);
  }

  private AsyncNode<String, String> unordered() {
    return node(AsyncStep.unordered("step", 2, () -> operator), state);
  }

  private static void take(Node node, String... elements) {
    for (String element : elements) {
      node.take(1, Element.of(element));
    }
  }

  private void answer(String element) {
    calls.get(element).complete(List.of(element));
  }

  @Test
  void noMoreIsUnderWayThanItsCapacity() {
    Node node = unordered();
    assertThat(node.isReady()).isTrue();
    take(node, "a", "b", "c");

    assertThat(calls).containsOnlyKeys("a", "b");
    assertThat(node.isReady()).isFalse();

    answer("b");
    assertThat(calls).containsOnlyKeys("a", "b", "c");
    answer("a");
    assertThat(node.isReady()).isTrue();
    assertThat(out).containsExactly("b", "a");
  }

  @Test
  void anOrderedStepHandsOnInTheOrderOfItsElements() {
    Node node = ordered();
    take(node, "a", "b", "c");
    answer("b");
    assertThat(out).isEmpty();
    assertThat(calls).containsOnlyKeys("a", "b");

    answer("a");
    assertThat(out).containsExactly("a", "b");
    assertThat(calls).containsKey("c");
  }

  @Test
  void aCheckpointHoldsWhatIsNotHandedOnAndItIsDoneAgain() {
    take(ordered(), "a", "b", "c");
    answer("b");
    AsyncState checkpoint = state.copy();
    answer("a");
    assertThat(checkpoint.isIdle(element -> true)).isFalse();
    calls.clear();
    out.clear();

    node(AsyncStep.ordered("step", 2, () -> operator), checkpoint);
    assertThat(calls).containsOnlyKeys("a", "b");
    answer("a");
    answer("b");
    answer("c");
    assertThat(out).containsExactly("a", "b", "c");
    assertThat(checkpoint.isIdle(element -> true)).isTrue();
  }

  @Test
  void aFailureIsToldAndItsElementKept() {
    take(unordered(), "a");
    calls.get("a").completeExceptionally(new IllegalStateException("broken"));

    assertThat(failures).hasSize(1);
    assertThat(state.isIdle(element -> true)).isFalse();
  }
}
