package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Levels;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class GatheredRowsTest {
  private static final String TABLE = "snapshots";

  private final List<Set<String>> asked = new ArrayList<>();
  private final List<CompletableFuture<BatchGetItemResponse>> answers = new ArrayList<>();
  private final GatheredSnapshots snapshots =
      new GatheredSnapshots(
          new GatheredRows(
              items -> {
                asked.add(Set.copyOf(items));
                answers.add(new CompletableFuture<>());
                return answers.get(answers.size() - 1);
              },
              TABLE,
              Rows.ITEM));

  private CompletableFuture<Optional<StockLevel>> find(String item) {
    return snapshots.find(item).toCompletableFuture();
  }

  private List<CompletableFuture<Optional<StockLevel>>> find(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> find("i" + i)).collect(Collectors.toList());
  }

  private static Map<String, AttributeValue> key(String item) {
    return Map.of("item", AttributeValue.fromS(item));
  }

  private static BatchGetItemResponse rows(List<Map<String, AttributeValue>> rows) {
    return BatchGetItemResponse.builder().responses(Map.of(TABLE, rows)).build();
  }

  private static Map<String, AttributeValue> row(String item) {
    return Rows.toRow(Levels.empty(item));
  }

  @Test
  void whoAsksAloneIsAnsweredByACallOfHisOwn() {
    CompletableFuture<Optional<StockLevel>> found = find("i0");
    answers.get(0).complete(rows(List.of(row("i0"))));

    assertThat(asked).containsExactly(Set.of("i0"));
    assertThat(found).isCompletedWithValue(Optional.of(Levels.empty("i0")));
  }

  @Test
  void whatIsAskedMeanwhileGoesTogetherAHundredAtATime() {
    find(0, GatheredRows.CALLS_MAX).forEach(one -> assertThat(one).isNotDone());
    find(10, 260).forEach(one -> assertThat(one).isNotDone());
    assertThat(asked).hasSize(GatheredRows.CALLS_MAX);
    for (int call = 0; call < answers.size(); call++) {
      answers.get(call).complete(rows(List.of()));
    }

    assertThat(asked).extracting(Set::size).containsExactly(1, 1, 100, 100, 50);
    assertThat(find("i10")).isNotDone();
    assertThat(asked).hasSize(6);
  }

  @Test
  void whatIsAskedTwiceBeforeItGoesIsReadOnce() {
    find(0, GatheredRows.CALLS_MAX).forEach(one -> assertThat(one).isNotDone());
    List<CompletableFuture<Optional<StockLevel>>> both = List.of(find("i9"), find("i9"));
    answers.get(0).complete(rows(List.of()));
    answers.get(2).complete(rows(List.of(row("i9"))));

    assertThat(asked).hasSize(3);
    assertThat(both)
        .allSatisfy(one -> assertThat(one).isCompletedWithValue(Optional.of(Levels.empty("i9"))));
  }

  @Test
  void aRowThatCannotBeReadOrWasNotGivenSaysNothingOfOthers() {
    find(0, GatheredRows.CALLS_MAX).forEach(one -> assertThat(one).isNotDone());
    CompletableFuture<Optional<StockLevel>> none = find("none");
    CompletableFuture<Optional<StockLevel>> damaged = find("damaged");
    CompletableFuture<Optional<StockLevel>> throttled = find("throttled");
    CompletableFuture<Optional<StockLevel>> good = find("good");
    answers.get(0).complete(rows(List.of()));
    answers
        .get(2)
        .complete(
            rows(List.of(row("good"), key("damaged"))).toBuilder()
                .unprocessedKeys(
                    Map.of(
                        TABLE, KeysAndAttributes.builder().keys(List.of(key("throttled"))).build()))
                .build());

    assertThat(none).isCompletedWithValue(Optional.empty());
    assertThat(good).isCompletedWithValue(Optional.of(Levels.empty("good")));
    assertThatThrownBy(damaged::join).hasMessageContaining("seq");
    assertThatThrownBy(throttled::join).hasMessageContaining("not all rows came");
  }

  @Test
  void aCallThatFailsFailsThoseThatWereAskedWithItAndTheNextGoesOn() {
    CompletableFuture<Optional<StockLevel>> failed = find("i0");
    answers.get(0).completeExceptionally(new IllegalStateException("away"));
    CompletableFuture<Optional<StockLevel>> next = find("i0");
    answers.get(1).complete(rows(List.of()));

    assertThatThrownBy(failed::join).hasMessageContaining("away");
    assertThat(next).isCompletedWithValue(Optional.empty());
  }
}
