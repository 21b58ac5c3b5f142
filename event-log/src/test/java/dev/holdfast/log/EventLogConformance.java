package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every log promises. */
public abstract class EventLogConformance extends PortConformance {
  private final String item = "item-" + UUID.randomUUID();

  protected abstract EventLog log();

  @Test
  void aCommitAppendedAfterTheTailIsWrittenAndReadsBackAsItWas() {
    Commit commit = Commits.placed(item, 1, "r1", 3);

    AppendResult result = await(log().append(commit));

    assertThat(result.isWritten()).isTrue();
    assertThat(await(log().read(item, 0, 10))).containsExactly(commit);
  }

  @Test
  void aTakenSeqAnswersWithTheCommitThatIsThereAndKeepsIt() {
    Commit winner = Commits.placed(item, 1, "winner", 1);
    await(log().append(winner));

    AppendResult result = await(log().append(Commits.placed(item, 1, "loser", 2)));

    assertThat(result.isWritten()).isFalse();
    assertThat(result.commit()).isEqualTo(winner);
    assertThat(await(log().read(item, 0, 10))).containsExactly(winner);
  }

  @Test
  void aCommitThatIsThereAlreadyUnderItsOwnIdIsWritten() {
    Commit commit = Commits.placed(item, 1, "r1", 3);
    await(log().append(commit));

    assertThat(await(log().append(commit)).isWritten()).isTrue();
  }

  @Test
  void rowsAreReadInOrderAfterASeqUpToALimit() {
    fill(1, 25);

    assertThat(seqs(log().read(item, 9, 5))).containsExactly(10L, 11L, 12L, 13L, 14L);
    assertThat(seqs(log().read(item, 22, 5))).containsExactly(23L, 24L, 25L);
    assertThat(seqs(log().read(item, 25, 5))).isEmpty();
  }

  @Test
  void aHoleIsLeftForTheReaderToFind() {
    fill(1, 3);
    await(log().append(Commits.received(item, 5, 1)));

    assertThat(seqs(log().read(item, 0, 10))).containsExactly(1L, 2L, 3L, 5L);
  }

  @Test
  void theNewestRowsAreReadBackwardsDownToASeqOrALimit() {
    fill(1, 25);

    assertThat(seqs(log().newest(item, 9, 4))).containsExactly(25L, 24L, 23L, 22L);
    assertThat(seqs(log().newest(item, 22, 5))).containsExactly(25L, 24L, 23L);
    assertThat(seqs(log().newest(item, 25, 5))).isEmpty();
    assertThat(seqs(log().newest(item + "x", 0, 5))).isEmpty();
  }

  @Test
  void theTailIsTheNewestRow() {
    assertThat(await(log().tail(item))).isEmpty();
    fill(1, 12);

    assertThat(await(log().tail(item)).map(Commit::getSeq)).contains(12L);
  }

  @Test
  void itemsAreKeptApart() {
    fill(1, 2);

    assertThat(await(log().read(item + "x", 0, 10))).isEmpty();
    assertThat(await(log().append(Commits.received(item + "x", 1, 4))).isWritten()).isTrue();
  }

  @Test
  void ofManyWritersAtOnceOneWinsAndAllLearnWho() {
    List<AppendResult> results =
        IntStream.range(0, 32)
            .mapToObj(i -> log().append(Commits.placed(item, 1, "r" + i, 1)))
            .toList()
            .stream()
            .map(this::await)
            .toList();

    assertThat(results).filteredOn(AppendResult::isWritten).hasSize(1);
    assertThat(results).extracting(AppendResult::commit).containsOnly(results.get(0).commit());
  }

  private void fill(long first, long last) {
    LongStream.rangeClosed(first, last)
        .forEach(seq -> await(log().append(Commits.received(item, seq, seq))));
  }

  private List<Long> seqs(CompletionStage<List<Commit>> commits) {
    return await(commits).stream().map(Commit::getSeq).toList();
  }
}
