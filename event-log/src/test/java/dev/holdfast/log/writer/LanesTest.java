package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.Commits;
import dev.holdfast.schema.HoldStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a writer keeps of many items, and of those that keep much. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class LanesTest extends WriterScene {
  private static final long MINUTE = 60_000;

  @Test
  void manyItemsStayWithinTheBudget() {
    HeapBudget budget = within(200_000);

    for (int i = 0; i < 5_000; i++) {
      assertThat(stockAndTake("item-" + i)).isCompletedWithValue("placed at 2");
      assertThat(budget.usedBytes()).isLessThan(210_000);
    }

    assertThat(writer.items()).isBetween(20, 200);
  }

  @Test
  void whatIsUsedAgainStaysLonger() {
    within(200_000);
    stock(10_000);
    take("first", 1);
    int reads = log.reads();

    for (int i = 0; i < 1_000; i++) {
      stockAndTake("item-" + i);
      take("r" + i, 1);
    }

    int readsOfOthers = 1_000;
    assertThat(log.reads() - reads).isEqualTo(readsOfOthers);
  }

  @Test
  void nothingIsKeptOfItemsThatDoNotExist() {
    HeapBudget budget = within(1_000_000);

    for (int i = 0; i < 100; i++) {
      CompletableFuture<String> answer = take("unknown-" + i, "r1");
      time.pass(20);
      assertThat(answer).isCompletedWithValue("UNKNOWN_ITEM, available 0");
    }

    assertThat(writer.items()).isZero();
    assertThat(budget.usedBytes()).isZero();
  }

  @Test
  void nothingIsKeptOfAnItemThatCouldNotBeRead() {
    HeapBudget budget = within(1_000_000);
    slowSnapshots = CompletableFuture.failedFuture(new IllegalStateException("away"));

    CompletableFuture<String> answer = take("r1", 1);
    time.pass(5_000);

    assertThat(answer).isCompletedExceptionally();
    assertThat(writer.items()).isZero();
    assertThat(budget.usedBytes()).isZero();
  }

  @Test
  void whatNobodyAsksAboutGoesEarly() {
    HeapBudget budget = within(100_000_000);
    for (int i = 0; i < 100; i++) {
      stockAndTake("item-" + i);
    }
    long used = budget.usedBytes();
    time.pass(11 * MINUTE);

    for (int i = 0; i < 100; i++) {
      stockAndTake("other-" + i);
    }

    assertThat(writer.items()).isEqualTo(100);
    assertThat(budget.usedBytes()).isBetween(used * 9 / 10, used * 11 / 10);
  }

  @Test
  void aLaneAtWorkStaysHoweverShortMemoryIs() {
    within(30_000);
    stock(10);
    take("first", 1);
    log.holdBack();
    CompletableFuture<String> working = take("r1", 1);

    for (int i = 0; i < 8; i++) {
      stockAndTake("item-" + i);
    }
    CompletableFuture<String> next = take("r2", 1);
    log.letAllThrough();

    assertThat(working).isCompletedWithValue("placed at 3");
    assertThat(next).isCompletedWithValue("placed at 4");
    assertThat(log.appends()).filteredOn(commit -> commit.getItem().equals(ITEM)).hasSize(3);
  }

  @Test
  void whoFindsNoMemoryIsTurnedAwayUntilThereIsSome() {
    HeapBudget budget = within(30_000);
    log.holdBack();

    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(stockAndTake("item-" + i));
    }

    assertThat(budget.isExhausted()).isTrue();
    assertThat(answers.get(0)).isNotDone();
    assertThatThrownBy(answers.get(49)::join).hasCauseInstanceOf(OverloadedException.class);
    log.letAllThrough();
    assertThat(answers.get(0)).isCompletedWithValue("placed at 2");
    assertThat(stockAndTake("one more")).isCompletedWithValue("placed at 2");
    assertThat(budget.isExhausted()).isFalse();
  }

  @Test
  void whatALaneLetsGoOfIsNotPlacedAgain() {
    HeapBudget budget = within(60_000);
    stock(10_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(take("r" + i, 1)).isCompletedWithValue("placed at " + (i + 2));
    }
    assertThat(budget.usedBytes()).isLessThan(66_000);

    CompletableFuture<String> repeat = take("r0", 1);
    time.pass(1_000);
    assertThat(repeat).isNotDone();
    snapshot();
    reservations.put("mug/r0", hold("r0", HoldStatus.held));
    time.pass(200);

    assertThat(repeat).isCompletedWithValue("repeat: held since 1");
    assertThat(take("r999", 1)).isCompletedWithValue("repeat: held since 1001");
    assertThat(lookUps).containsExactly("mug/r0");
  }

  @Test
  void aLongTailIsReadInPartsAndKeptInPart() {
    HeapBudget budget = within(100_000);
    stock(10_000);
    for (int seq = 2; seq <= 3_500; seq++) {
      rows.append(Commits.placed(ITEM, seq, "r" + seq, 1));
    }
    take("another", "r1");

    assertThat(take("r1", 1)).isCompletedWithValue("placed at 3501");

    assertThat(budget.usedBytes()).isLessThan(700_000);
    take("r3500", 1);
    time.pass(20);
    for (int i = 0; i < 5; i++) {
      take("new-" + i, 1);
    }
    assertThat(budget.usedBytes()).isLessThan(110_000);
  }

  private HeapBudget within(long bytes) {
    HeapBudget budget = new HeapBudget(bytes);
    writer = newWriter(settings.within(budget));
    return budget;
  }

  private CompletableFuture<String> stockAndTake(String item) {
    rows.append(Commits.received(item, 1, 10));
    return take(item, "r1");
  }

  private CompletableFuture<String> take(String item, String reservation) {
    return writer.submit(item, new Take(reservation, 1)).toCompletableFuture();
  }
}
