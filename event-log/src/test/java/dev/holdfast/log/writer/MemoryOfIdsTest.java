package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.Commits;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.HoldStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class MemoryOfIdsTest extends WriterScene {
  @Test
  void anIdThatMemoryCannotRuleOutIsLookedUpOnce() {
    stock(10);
    snapshot();
    reservations.put("mug/old", hold("old", HoldStatus.expired));

    assertThat(take("old", 2).join()).isEqualTo("repeat: expired since 1");
    assertThat(take("new", 2)).isCompletedWithValue("placed at 2");
    assertThat(lookUps).containsExactly("mug/old", "mug/new");
  }

  @Test
  void aLookUpIsMadeAgainIfMemoryHasSinceBegunLater() {
    writer = newWriter(WriterSettings.forRetention(Duration.ofSeconds(100)));
    stock(10);
    snapshot();
    take("018bcfe5-6800-7000-8000-000000000001", 1);
    log.holdBack();
    take("018bcfe5-6800-7000-8000-000000000002", 1);
    CompletableFuture<String> repeat = take("r1", 2);
    take("018bcfe5-6800-7000-8000-000000000003", 1);
    log.letOneThrough(); // r1 is looked up, and waits for the append of the third
    assertThat(lookUps).containsExactly("mug/r1");

    rows.append(Commits.placed(ITEM, 4, "r1", 2));
    snapshot();
    reservations.put("mug/r1", hold("r1", HoldStatus.held));
    time.pass(1_500); // the level is too old, and begins anew from the snapshot
    log.letAllThrough();
    time.pass(20);

    assertThat(repeat.join()).startsWith("repeat: held");
  }

  @Test
  void aRowOfTheReadModelIsBroughtUpToDateFromTheTail() {
    stock(10);
    snapshot();
    reservations.put("mug/r1", hold("r1", HoldStatus.expired));
    rows.append(Commits.placed(ITEM, 2, "r1", 2));

    assertThat(take("r1", 2)).isCompletedWithValue("repeat: held since 2");
  }

  @Test
  void whatTheReadModelDoesNotCoverYetIsNotForgotten() {
    stock(10);
    take("r1", 2);
    time.pass(600_000);

    CompletableFuture<String> repeat = take("r1", 2);
    time.pass(20);

    assertThat(repeat).isCompletedWithValue("repeat: held since 2");
    assertThat(lookUps).isEmpty();
  }

  @Test
  void whatTheReadModelCoversIsForgottenAndLookedUp() {
    stock(10);
    take("r1", 2);
    time.pass(1_500_000);
    snapshot();
    reservations.put("mug/r1", hold("r1", HoldStatus.expired));

    CompletableFuture<String> repeat = take("r1", 2);
    time.pass(20);

    assertThat(repeat).isCompletedWithValue("repeat: expired since 1");
    assertThat(lookUps).containsExactly("mug/r1");
  }

  @Test
  void manyCommitsThatMayGoAreForgottenSooner() {
    stock(100);
    IntStream.range(0, 20).forEach(i -> take("r" + i, 2));
    time.pass(150_000);
    snapshot();
    reservations.put("mug/r1", hold("r1", HoldStatus.expired));

    assertThat(take("r1", 2)).isCompletedWithValue("repeat: expired since 1");
  }

  @Test
  void aFewAreKeptForAWhileRatherThanAskedAbout() {
    rows.append(Commit.newBuilder(Commits.received(ITEM, 1, 100)).setAt(time.now()).build());
    take("r1", 2);
    time.pass(150_000);
    snapshot();
    reservations.put("mug/r1", hold("r1", HoldStatus.expired));

    assertThat(take("r1", 2)).isCompletedWithValue("repeat: held since 2");
    assertThat(lookUps).isEmpty();
  }

  @Test
  void aRequestThatMustSeeForgottenCommitsIsShownThem() {
    stock(10);
    take("r1", 2);
    snapshot();
    time.pass(600_000);
    writer = newWriter();

    CompletableFuture<Boolean> seesAll =
        writer
            .submit(
                ITEM,
                new Request<Boolean>() {
                  @Override
                  public String about() {
                    return null;
                  }

                  @Override
                  public long seesAfter() {
                    return 0;
                  }

                  @Override
                  public Verdict<Boolean> decide(ItemView view, long at) {
                    return Verdict.answer(view.seesAfter(0) && view.touchedAfter(0, "r1"));
                  }
                })
            .toCompletableFuture();

    assertThat(seesAll).isCompletedWithValue(true);
  }

  @Test
  void whatIsForgottenForLackOfRoomIsNotPlacedAgain() {
    writer = newWriter(settings.withMemory(100, 1_000));
    stock(1_000);
    placeMany(300);

    CompletableFuture<String> repeat = take("r0", 1);
    time.pass(1_000);
    assertThat(repeat).isNotDone();
    assertThat(lookUps).isEmpty();
    snapshot();
    reservations.put("mug/r0", hold("r0", HoldStatus.held));
    time.pass(100);

    assertThat(repeat).isCompletedWithValue("repeat: held since 1");
    assertThat(lookUps).containsExactly("mug/r0");
  }

  @Test
  void aRepeatAheadOfTheReadModelIsGivenUpInTime() {
    writer = newWriter(settings.withMemory(100, 1_000));
    stock(1_000);
    placeMany(300);

    CompletableFuture<String> repeat = take("r0", 1);
    time.pass(4_100);

    assertThatThrownBy(repeat::join)
        .hasCauseInstanceOf(LogUnavailableException.class)
        .hasStackTraceContaining("behind the log");
    assertThat(level().getReserved()).isEqualTo(300);
  }

  @Test
  void whatMemoryHasNoRoomForStillRulesNewIdsOut() {
    stock(1_000);
    snapshot();
    writer = newWriter(settings.withMemory(100, 1_000));
    IntStream.range(0, 300).forEach(i -> take(idMadeNow(i), 1));
    assertThat(lookUps).isEmpty();

    assertThat(take(idMadeNow(301), 1)).isCompletedWithValue("placed at 302");
    assertThat(lookUps).isEmpty();
  }

  @Test
  void idsThatWereEvictedLongAgoAreLookedUp() {
    writer = newWriter(settings.withMemory(10, 50));
    stock(1_000);
    take("r0", 1);
    for (int i = 0; i < 200; i++) {
      time.pass(2_000);
      assertThat(take(idMadeNow(i), 1)).isCompletedWithValue("placed at " + (i + 3));
    }
    snapshot();
    reservations.put("mug/r0", hold("r0", HoldStatus.held));

    CompletableFuture<String> repeat = take("r0", 1);
    time.pass(200);

    assertThat(repeat).isCompletedWithValue("repeat: held since 1");
  }

  private void placeMany(int number) {
    for (int i = 0; i < number; i++) {
      assertThat(take("r" + i, 1)).isCompletedWithValue("placed at " + (i + 2));
    }
  }

  /** A UUID of version 7. */
  private String idMadeNow(int number) {
    String hex = String.format("%012x", time.now());
    return String.format("%s-%s-7000-8000-%012d", hex.substring(0, 8), hex.substring(8), number);
  }
}
