package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.Commits;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The group commit: who shares an append, in which order, and what becomes of a lost race. */
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
  void aCommitCarriesTheFirstRecordedTraceAmongItsRequests() {
    stock(20);
    take("first", 1);
    log.holdBack();
    String one = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String two = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    String notRecorded = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    take("r1", 1);
    take("r2", 1);
    writer.submit(ITEM, new Take("r3", 1, null, notRecorded));
    writer.submit(ITEM, new Take("r4", 1, null, one));
    writer.submit(ITEM, new Take("r5", 1, null, two));
    log.letAllThrough();
    log.holdBack();
    take("r6", 1);
    writer.submit(ITEM, new Take("r7", 1, null, notRecorded));
    take("r8", 1);
    log.letAllThrough();

    assertThat(commits())
        .extracting(Commit::getTraceparent)
        .containsExactly(null, null, null, one, null, notRecorded);
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
  void aCommitIsNeverStampedEarlierThanTheOneBeforeIt() {
    stock(10);
    Commit fromTheFuture = Commits.placed(ITEM, 2, "theirs", 1);
    rows.append(Commit.newBuilder(fromTheFuture).setAt(time.now() + 1_500).build());
    take("r1", 1);

    assertThat(commits().get(2).getAt()).isEqualTo(time.now() + 1_500);
  }
}
