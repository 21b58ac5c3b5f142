package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of the log promises. */
public abstract class EventLogConformance {
  private final String item = "item-" + UUID.randomUUID();

  protected abstract EventLog log();

  protected abstract Items items();

  protected abstract Retention retention();

  /** The row's ttl, if the row is there and has one. */
  protected abstract OptionalLong ttl(String item, long seq);

  @Test
  void aCommitAppendedAfterTheTailIsWrittenAndReadsBackAsItWas() {
    Commit commit = Commits.placed(item, 1, "r1", 3);

    AppendResult result = await(log().append(commit));

    assertThat(result.isWritten()).isTrue();
    assertThat(await(log().read(item, 0, 10))).containsExactly(commit);
  }

  @Test
  void everyItemThatHasRowsIsNamedOnceHoweverManyItHas() {
    List<String> filled = List.of(item + "-a", item, item + "-b");
    for (String each : filled) {
      for (long seq = 1; seq <= 3; seq++) {
        await(log().append(Commits.placed(each, seq, "r" + seq, 1)));
      }
    }
    await(log().read(item + "-none", 0, 1));

    assertThat(named(0, 1))
        .filteredOn(name -> name.startsWith(item))
        .containsExactlyInAnyOrderElementsOf(filled);
  }

  @Test
  void segmentsShareTheItemsAmongThemAndEachIsWalkedByItself() {
    List<String> filled = IntStream.range(0, 40).mapToObj(i -> item + "-" + i).toList();
    for (String each : filled) {
      for (long seq = 1; seq <= 3; seq++) {
        await(log().append(Commits.placed(each, seq, "r" + seq, 1)));
      }
    }

    List<List<String>> bySegment = new ArrayList<>();
    for (int segment = 0; segment < 4; segment++) {
      bySegment.add(named(segment, 4).stream().filter(filled::contains).toList());
    }

    assertThat(bySegment.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(filled);
    assertThat(bySegment).allSatisfy(names -> assertThat(names).hasSizeLessThan(filled.size()));
    assertThat(named(2, 4).stream().filter(filled::contains).toList()).isEqualTo(bySegment.get(2));
  }

  private List<String> named(int segment, int ofSegments) {
    List<String> named = new ArrayList<>();
    Optional<String> next = await(items().after(segment, ofSegments, null));
    while (next.isPresent()) {
      named.add(next.get());
      next = await(items().after(segment, ofSegments, next.get()));
    }
    return named;
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
  void aRetiredRowReadsAsBeforeAndHasAnEnd() {
    fill(1, 3);
    List<Commit> before = await(log().read(item, 0, 10));

    await(retention().retire(item, 2, 4_000_000_000L));

    assertThat(ttl(item, 1)).isEmpty();
    assertThat(ttl(item, 2)).hasValue(4_000_000_000L);
    assertThat(ttl(item, 3)).isEmpty();
    assertThat(await(log().read(item, 0, 10))).isEqualTo(before);
    assertThat(await(log().append(Commits.received(item, 2, 9))).isWritten()).isFalse();
  }

  @Test
  void aRowRetiredTwiceKeepsItsFirstEnd() {
    fill(1, 2);
    await(retention().retire(item, 1, 4_000_000_000L));

    await(retention().retire(item, 1, 4_000_000_777L));

    assertThat(ttl(item, 1)).hasValue(4_000_000_000L);
  }

  @Test
  void retiringARowThatIsNotThereMakesNone() {
    await(retention().retire(item, 1, 4_000_000_000L));

    assertThat(ttl(item, 1)).isEmpty();
    assertThat(await(log().tail(item))).isEmpty();
    assertThat(await(log().append(Commits.received(item, 1, 5))).isWritten()).isTrue();
    assertThat(ttl(item, 1)).isEmpty();
  }

  private void fill(long first, long last) {
    LongStream.rangeClosed(first, last)
        .forEach(seq -> await(log().append(Commits.received(item, seq, seq))));
  }

  private List<Long> seqs(CompletionStage<List<Commit>> commits) {
    return await(commits).stream().map(Commit::getSeq).toList();
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
