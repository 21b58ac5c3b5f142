package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Policies;
import dev.holdfast.log.Commits;
import dev.holdfast.log.HoleException;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a lane starts from, and what that costs. */
@SuppressWarnings("FutureReturnValueIgnored") // some requests only prepare the scene
class StartingLevelTest extends WriterScene {
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
  void aSnapshotAheadOfTheLogIsNotBuiltOn() {
    stock(10);
    rows.append(Commits.placed(ITEM, 2, "theirs", 4));
    snapshot();
    rows.expire(ITEM, 2); // as if the log was set back

    assertThatThrownBy(take("018bcfe5-6800-7000-8000-000000000001", 1)::join)
        .hasCauseInstanceOf(HoleException.class);
    assertThat(log.appends()).isEmpty();
  }

  @Test
  void aProposalAheadOfTheLogIsNotRefusedByWhatItKnows() {
    stock(10);
    rows.append(Commits.placed(ITEM, 2, "theirs", 4));
    StockLevel known = known();
    rows.expire(ITEM, 2);

    assertThatThrownBy(takeFrom(known, "r1", 7)::join).hasCauseInstanceOf(HoleException.class);
    assertThat(log.appends()).isEmpty();
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
    snapshots.put(ITEM, new StockLevel(ITEM, 3L, time.now(), 4_998L, 2L, Policies.DEFAULT, null));

    assertThat(take("018c17f3-c800-7000-8000-000000000002", 1)).isCompletedWithValue("placed at 4");
  }
}
