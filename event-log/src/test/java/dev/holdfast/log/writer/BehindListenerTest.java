package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.Commits;
import dev.holdfast.log.SystemChance;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Somebody hears of an item whose commits are not covered by its snapshot, though they should. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class BehindListenerTest extends WriterScene {
  private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();

  private boolean throwing;

  @Override
  void onBehind(String item, long tailSeq) {
    super.onBehind(item, tailSeq);
    if (throwing) {
      throw new IllegalStateException("a bug of the listener's");
    }
  }

  @Test
  void anOldCommitThatIsNotCoveredIsReported() {
    stock(10);
    snapshot();
    placed(2, time.now() - FIVE_MINUTES - 1);
    placed(3, time.now());

    assertThat(take("r1", 1)).isCompletedWithValue("placed at 4");
    time.pass(0);

    assertThat(behind).containsExactly("mug up to 3");
  }

  @Test
  void aFewFreshCommitsAreOnTheirWay() {
    stock(10);
    snapshot();
    placed(2, time.now() - FIVE_MINUTES);
    placed(3, time.now());

    take("r1", 1);
    time.pass(0);

    assertThat(behind).isEmpty();
  }

  @Test
  void moreThanAThousandCommitsAreReported() {
    stock(10);
    snapshot();
    for (int seq = 2; seq <= 1_001; seq++) {
      placed(seq, time.now());
    }

    take("sold out", 10);
    time.pass(20);
    assertThat(behind).isEmpty();

    placed(1_002, time.now());
    writer = newWriter();
    take("sold out", 10);
    time.pass(20);
    assertThat(behind).containsExactly("mug up to 1002");
  }

  @Test
  void anItemWithoutASnapshotIsReportedOnceTheTailIsKnown() {
    stock(10);
    placed(2, time.now());

    take("r1", 1);
    time.pass(0);

    assertThat(behind).containsExactly("mug up to 2");
  }

  @Test
  void aNewItemIsNotBehind() {
    rows.append(Commit.newBuilder(Commits.received(ITEM, 1, 10)).setAt(time.now()).build());

    take("r1", 1);
    time.pass(0);

    assertThat(behind).isEmpty();
  }

  @Test
  void whereTheTailIsSkippedNothingIsReported() {
    stock(5_000);
    snapshot();

    assertThat(take("018bcfe5-6800-7000-8000-000000000001", 1)).isCompletedWithValue("placed at 2");
    time.pass(0);

    assertThat(log.reads()).isZero();
    assertThat(behind).isEmpty();
  }

  @Test
  void whereTheTailIsSkippedItIsReportedWhenTheLogHasCorrectedThat() {
    stock(5_000);
    snapshot();
    placed(2, time.now() - 2 * FIVE_MINUTES);
    log.holdBack();
    CompletableFuture<String> answer = take("018bcfe5-6800-7000-8000-000000000001", 1);
    log.letOneThrough();
    time.pass(0);
    assertThat(behind).isEmpty();

    log.letAllThrough();
    time.pass(0);
    assertThat(answer).isCompletedWithValue("placed at 3");
    assertThat(behind).containsExactly("mug up to 3");
  }

  @Test
  void aLevelThatTheCallerHasFoldedSaysNothingOfTheSnapshot() {
    stock(5_000);
    for (int seq = 2; seq <= 1_001; seq++) {
      placed(seq, time.now());
    }
    StockLevel newest = StockLevel.newBuilder(known()).setSeq(1_001).build();

    assertThat(takeFrom(newest, "r1", 1)).isCompletedWithValue("placed at 1002");
    time.pass(0);

    assertThat(behind).isEmpty();
  }

  @Test
  void itIsReportedOnceForEachLoad() {
    stock(10);
    take("r1", 1);
    take("r2", 1);
    time.pass(1_000);
    assertThat(behind).containsExactly("mug up to 1");

    time.pass(settings.levelAgeMaxMillis + 1);
    take("r3", 1);
    take("r4", 1);
    time.pass(1_000);
    assertThat(behind).containsExactly("mug up to 1", "mug up to 3");
  }

  @Test
  void anItemThatStaysInMemoryIsReportedWhenItsSnapshotIsReadAgain() {
    rows.append(Commit.newBuilder(Commits.received(ITEM, 1, 10)).setAt(time.now()).build());
    snapshot();
    take("r1", 1);
    time.pass(Duration.ofMinutes(21).toMillis());
    assertThat(behind).isEmpty();

    take("r2", 1);
    time.pass(0);
    assertThat(snapshotReads).isEqualTo(2);
    assertThat(behind).containsExactly("mug up to 3");

    snapshot();
    time.pass(Duration.ofMinutes(21).toMillis());
    take("r3", 1);
    time.pass(0);
    assertThat(snapshotReads).isEqualTo(3);
    assertThat(behind).hasSize(1);
  }

  @Test
  void commitsCountByTheirAgeWhenTheSnapshotWasRead() {
    stock(10);
    snapshot();
    placed(2, time.now() - 1_000);
    log.holdBack();
    CompletableFuture<String> answer = take("r1", 1);
    time.skip(2 * FIVE_MINUTES); // as if the machine was halted meanwhile
    log.letAllThrough();
    time.pass(0);

    assertThat(answer).isCompletedExceptionally();
    assertThat(behind).isEmpty();
  }

  @Test
  void whoeverHearsOfItTakesNoneOfTheLanesTime() {
    stock(10);

    assertThat(take("r1", 1)).isCompletedWithValue("placed at 2");
    assertThat(take("r2", 1)).isCompletedWithValue("placed at 3");
    assertThat(behind).isEmpty();

    time.pass(0);
    assertThat(behind).containsExactly("mug up to 1");
  }

  @Test
  void aListenerThatThrowsHurtsNobody() {
    throwing = true;
    stock(1);
    placed(2, time.now());

    CompletableFuture<String> refused = take("r1", 1);
    time.pass(20);

    assertThat(behind).hasSize(1);
    assertThat(refused.join()).startsWith("SOLD_OUT");
    rows.append(Commits.received(ITEM, 3, 5));
    assertThat(take("r2", 1)).isCompletedWithValue("placed at 4");
  }

  @Test
  void aWriterWithoutAListenerJustGoesOn() {
    stock(10);
    writer =
        new ItemWriter(
            log,
            item -> done(Optional.empty()),
            (item, reservation) -> done(Optional.empty()),
            time,
            new SystemChance(),
            settings);

    assertThat(take("r1", 1)).isCompletedWithValue("placed at 2");
    time.pass(0);
    assertThat(take("r2", 1)).isCompletedWithValue("placed at 3");
  }

  private void placed(long seq, long at) {
    rows.append(Commit.newBuilder(Commits.placed(ITEM, seq, "o" + seq, 1)).setAt(at).build());
  }
}
