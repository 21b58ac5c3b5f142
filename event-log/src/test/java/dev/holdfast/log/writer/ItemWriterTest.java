package dev.holdfast.log.writer;

import static dev.holdfast.log.ScriptedLog.Fault.ANSWER_LOST;
import static dev.holdfast.log.ScriptedLog.Fault.REQUEST_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Policies;
import dev.holdfast.log.Commits;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class ItemWriterTest extends WriterScene {
  @Test
  void aHoldIsPlacedOnTheLevelOfSnapshotAndTail() {
    stock(10);

    assertThat(take("r1", 4)).isCompletedWithValue("placed at 2");
    assertThat(take("r2", 6)).isCompletedWithValue("placed at 3");
    CompletableFuture<String> tooLate = take("r3", 1);
    time.pass(20);
    assertThat(tooLate).isCompletedWithValue("SOLD_OUT, available 0");
  }

  @Test
  void anItemWithoutEventsIsUnknown() {
    assertThat(take("r1", 1)).isCompletedWithValue("UNKNOWN_ITEM, available 0");
  }

  @Test
  void requestsThatArriveDuringAnAppendShareTheNextOneInOrder() {
    stock(10);
    take("first", 1);
    log.holdBack();

    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(take("r" + i, 1));
    }
    log.letAllThrough();

    assertThat(answers.get(0)).isCompletedWithValue("placed at 3");
    assertThat(answers.subList(1, 9)).allMatch(a -> a.join().equals("placed at 4"));
    assertThat(answers.subList(9, 12)).allMatch(a -> a.join().startsWith("SOLD_OUT"));
    assertThat(log.appends()).hasSize(3);
  }

  @Test
  void aCommitCarriesTheFirstTraceAmongItsRequests() {
    stock(10);
    take("first", 1);
    log.holdBack();
    String one = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String two = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    take("r1", 1);
    take("r2", 1);
    writer.submit(ITEM, new Take("r3", 1, null, one));
    writer.submit(ITEM, new Take("r4", 1, null, two));
    log.letAllThrough();

    assertThat(commits()).extracting(Commit::getTraceparent).containsExactly(null, null, null, one);
  }

  @Test
  void aLostRaceCostsNoReadAndIsDecidedAnew() {
    stock(10);
    take("first", 1);
    int reads = log.reads();
    rows.append(Commits.placed(ITEM, 3, "theirs", 5));

    assertThat(take("r1", 4)).isCompletedWithValue("placed at 4");
    assertThat(log.reads()).isEqualTo(reads);
  }

  @Test
  void whatTheCallerHasFoldedIsNotReadAgain() {
    stock(10);
    rows.append(Commits.placed(ITEM, 2, "theirs", 3));
    int reads = log.reads();

    assertThat(takeFrom(known(), "r1", 7)).isCompletedWithValue("placed at 3");
    assertThat(log.reads()).isEqualTo(reads);
    assertThat(snapshotReads).isZero();
    assertThat(log.appends()).hasSize(1);
  }

  @Test
  void aLevelThatIsBehindWhatTheWriterKnowsChangesNothing() {
    stock(10);
    StockLevel early = known();
    take("r1", 4);

    assertThat(takeFrom(early, "r2", 6)).isCompletedWithValue("placed at 3");
    assertThat(log.appends()).hasSize(2);
  }

  @Test
  void anOldLevelIsNotBuiltOnForTheNextRowMayHaveExpired() {
    stock(10);
    StockLevel old = known();
    rows.append(Commits.placed(ITEM, 2, "theirs", 3));
    rows.append(Commits.placed(ITEM, 3, "others", 3));
    snapshot();
    rows.expire(ITEM, 2);
    time.pass(settings.levelAgeMaxMillis + 1);

    assertThat(takeFrom(old, "r1", 4)).isCompletedWithValue("placed at 4");
  }

  @Test
  void aRefusalIsNeverGivenFromAStaleLevel() {
    stock(1);
    take("r1", 1);
    rows.append(Commits.received(ITEM, 3, 5));

    time.pass(20);
    assertThat(take("r2", 5)).isCompletedWithValue("placed at 4");
  }

  @Test
  void aRowThatWasTakenIsNoProofOfTheTail() {
    stock(2);
    take("first", 1);
    // Another gateway sells the last unit, and then stock arrives.
    rows.append(Commits.placed(ITEM, 3, "theirs", 1));
    rows.append(Commits.received(ITEM, 4, 5));

    CompletableFuture<String> answer = take("r1", 1);
    time.pass(20);

    assertThat(answer).isCompletedWithValue("placed at 5");
  }

  @Test
  void aRefusalThatCountsAnUnfinishedAppendWaitsForIt() {
    stock(1);
    take("first", 1);
    rows.append(Commits.received(ITEM, 3, 1));
    log.holdBack();
    CompletableFuture<String> one = take("r1", 1);
    CompletableFuture<String> other = take("r2", 1);
    time.pass(20);
    log.letOneThrough(); // the read both wait for; r1 is now being appended

    assertThat(log.appends()).hasSize(2);
    assertThat(other).isNotDone();
    log.letAllThrough();
    time.pass(20);
    assertThat(one).isCompletedWithValue("placed at 4");
    assertThat(other).isCompletedWithValue("SOLD_OUT, available 0");
  }

  @Test
  void aStampedeOfRefusalsSharesOneReadInTwentyMilliseconds() {
    stock(1);
    take("r1", 1);
    time.pass(1_000);
    int reads = log.reads();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      answers.add(take("late" + i, 1));
      if (i % 10 == 0) {
        time.pass(2);
      }
    }
    time.pass(20);

    assertThat(answers).allMatch(answer -> answer.join().startsWith("SOLD_OUT"));
    assertThat(log.reads() - reads).isBetween(4, 7);
  }

  @Test
  void aRepeatIsAnsweredByAReadThatBeganAfterIt() {
    stock(10);
    take("r1", 2);
    int reads = log.reads();
    time.pass(20);

    assertThat(take("r1", 2)).isCompletedWithValue("repeat: held since 2");
    assertThat(log.reads()).isEqualTo(reads + 1);
  }

  @Test
  void theSameIdTwiceAtOncePlacesOneHold() {
    stock(10);
    take("first", 1);
    log.holdBack();
    take("busy", 1);
    CompletableFuture<String> one = take("twin", 2);
    CompletableFuture<String> other = take("twin", 2);
    log.letAllThrough();
    time.pass(40);

    assertThat(one).isCompletedWithValue("placed at 4");
    assertThat(other).isCompletedWithValue("repeat: held since 4");
    assertThat(level().getReserved()).isEqualTo(4);
  }

  @Test
  void aLostAnswerIsFoundOutAndTheHoldStandsOnce() {
    stock(10);
    take("first", 1);
    log.fail(ANSWER_LOST, REQUEST_LOST);
    CompletableFuture<String> answer = take("r1", 3);
    time.pass(1_000);

    assertThat(answer).isCompletedWithValue("placed at 3");
    assertThat(level().getReserved()).isEqualTo(4);
  }

  @Test
  void anOutcomeUnknownAtTheDeadlineIsToldByTheSameIdLater() {
    stock(10);
    take("first", 1);
    log.fail(ANSWER_LOST);
    CompletableFuture<String> answer = take("r1", 3);
    log.deaf(true);
    time.pass(10_000);
    log.deaf(false);

    assertThatThrownBy(answer::join).hasCauseInstanceOf(LogUnavailableException.class);
    assertThat(take("r1", 3)).isCompletedWithValue("repeat: held since 3");
  }

  @Test
  void aLogThatDoesNotAnswerIsToldWithinTheDeadline() {
    log.deaf(true);
    CompletableFuture<String> answer = take("r1", 1);
    time.pass(5_000);

    assertThatThrownBy(answer::join).hasCauseInstanceOf(LogUnavailableException.class);
  }

  @Test
  void moreRequestsThanMayWaitAreTurnedAwayAtOnce() {
    settings = settings.withWaiting(3, Duration.ofSeconds(4));
    writer = newWriter();
    stock(10);
    log.holdBack();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(take("r" + i, 1));
    }

    assertThat(answers.get(3)).isCompletedExceptionally();
    assertThatThrownBy(answers.get(4)::join).hasCauseInstanceOf(OverloadedException.class);
    log.letAllThrough();
    assertThat(answers.get(2).join()).startsWith("placed");
    assertThat(take("r4", 1).join()).startsWith("placed");
  }

  @Test
  void aHoleInTheLogIsLoud() {
    stock(10);
    rows.append(Commits.placed(ITEM, 3, "beyond", 1));

    assertThatThrownBy(take("r1", 1)::join).hasCauseInstanceOf(HoleException.class);
  }

  @Test
  void plentyOfStockIsSoldOnTheSnapshotWithoutReading() {
    stock(5_000);
    snapshot();

    assertThat(take("018bcfe5-6800-7000-8000-000000000001", 1)).isCompletedWithValue("placed at 2");
    assertThat(log.reads()).isZero();
    assertThat(log.appends()).hasSize(1);
    assertThat(snapshotReads).isEqualTo(1);
    assertThat(lookUps).isEmpty();
  }

  @Test
  void littleStockIsSoldOnTheSnapshotAndOneReadOfTheTail() {
    stock(10);
    snapshot();
    rows.append(Commits.placed(ITEM, 2, "theirs", 9));

    assertThat(take("018bcfe5-6800-7000-8000-000000000001", 1)).isCompletedWithValue("placed at 3");
    assertThat(log.reads()).isEqualTo(1);
    assertThat(log.appends()).hasSize(1);
  }

  @Test
  void callersWhoComeWhileAnItemIsLoadedShareOneLoad() {
    stock(10);
    snapshot();
    slowSnapshots = new CompletableFuture<>();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(take("018bcfe5-6800-7000-8000-%012d".formatted(i), 1));
    }
    slowSnapshots.complete(null);
    time.pass(20);

    assertThat(answers).filteredOn(answer -> answer.join().startsWith("placed")).hasSize(10);
    assertThat(snapshotReads).isEqualTo(1);
    assertThat(log.appends()).hasSize(1);
  }

  @Test
  void aBatchIsBoundedInNumberAndInBytes() {
    stock(1_000_000);
    log.holdBack();
    for (int i = 0; i < 2_500; i++) {
      take("r" + i, 1);
    }
    for (int i = 0; i < 600; i++) {
      take("long-".repeat(24) + i, 1);
    }
    log.letAllThrough();

    assertThat(log.appends()).allMatch(commit -> commit.getEvents().size() <= 1_000);
    assertThat(log.appends()).allMatch(commit -> CommitBodies.encode(commit).length <= 128 * 1024);
    assertThat(level().getReserved()).isEqualTo(3_100);
  }

  @Test
  void aLevelIsAsOldAsTheReadThatBroughtIt() {
    stock(5_000);
    snapshot();
    slowSnapshots = new CompletableFuture<>();
    take("018bcfe5-6800-7000-8000-000000000001", 1);
    rows.append(Commits.placed(ITEM, 2, "theirs", 1));
    rows.append(Commits.placed(ITEM, 3, "theirs too", 1));
    time.pass(Duration.ofDays(14).toMillis()); // as if the machine was halted meanwhile
    rows.expire(ITEM, 2);
    slowSnapshots.complete(null);
    slowSnapshots = done(null);
    snapshots.put(ITEM, new StockLevel(ITEM, 3L, time.now(), 4_998L, 2L, Policies.DEFAULT));

    assertThat(take("018c17f3-c800-7000-8000-000000000002", 1)).isCompletedWithValue("placed at 4");
  }

  @Test
  void aCommitIsNeverStampedEarlierThanTheOneBeforeIt() {
    stock(10);
    Commit fromTheFuture = Commits.placed(ITEM, 2, "theirs", 1);
    rows.append(Commit.newBuilder(fromTheFuture).setAt(time.now() + 1_500).build());
    take("r1", 1);

    assertThat(commits().get(2).getAt()).isEqualTo(time.now() + 1_500);
  }
}
