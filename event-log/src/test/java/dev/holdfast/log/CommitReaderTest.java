package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CommitReaderTest {
  private final MemoryEventLog log = new MemoryEventLog();
  private final CommitReader reader = new CommitReader(log);

  @Test
  void readsPageAfterPageUpToTheTail() {
    fill(1, 2_500);

    assertThat(seqs(reader.readAfter("mug", 100, 10_000)))
        .isEqualTo(LongStream.rangeClosed(101, 2_500).boxed().toList());
  }

  @Test
  void readsNoMoreThanItIsAskedFor() {
    fill(1, 2_500);

    assertThat(seqs(reader.readAfter("mug", 0, 1_200))).hasSize(1_200);
  }

  @Test
  void aHoleThatIsGoneAtASecondLookIsNone() {
    fill(1, 4);
    CommitReader seesTornPage = new CommitReader(new TornOnce(log));

    assertThat(seqs(seesTornPage.readAfter("mug", 0, 10))).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aHoleThatStaysIsAnError() {
    fill(1, 4);
    log.expire("mug", 3);

    assertThatThrownBy(() -> seqs(reader.readAfter("mug", 0, 10)))
        .hasCauseInstanceOf(HoleException.class)
        .hasMessageContaining("expected seq 3, found 4");
  }

  @Test
  void anExpiredBeginningIsAHoleToo() {
    fill(1, 4);
    log.expire("mug", 1);

    assertThatThrownBy(() -> seqs(reader.readAfter("mug", 0, 10)))
        .hasCauseInstanceOf(HoleException.class);
    assertThat(seqs(reader.readAfter("mug", 1, 10))).containsExactly(2L, 3L, 4L);
  }

  @Test
  void whatIsKnownIsReadOnToTheTail() {
    fill(1, 2_500);

    assertThat(seqs(reader.readAfterKnown("mug", 0, 2))).containsExactly(1L, 2L);
    assertThat(seqs(reader.readAfterKnown("mug", 2_498, 10))).containsExactly(2_499L, 2_500L);
    assertThat(seqs(reader.readAfterKnown("mug", 2_500, 10))).isEmpty();
    assertThat(seqs(reader.readAfterKnown("mug", 100, 3))).containsExactly(101L, 102L, 103L);
    assertThat(seqs(reader.readAfterKnown("mug", 100, 1_000))).hasSize(1_000);
    assertThat(seqs(reader.readAfterKnown("mug", 100, 10_000))).hasSize(2_400);
  }

  @Test
  void aKnownRowThatHasExpiredHasALaterOneAfterIt() {
    fill(1, 4);
    log.expire("mug", 1);
    log.expire("mug", 2);

    assertThat(seqs(reader.readAfterKnown("mug", 2, 10))).containsExactly(3L, 4L);
    assertThatThrownBy(() -> seqs(reader.readAfterKnown("mug", 1, 10)))
        .hasCauseInstanceOf(HoleException.class);
  }

  @Test
  void aLogThatEndsBeforeWhatIsKnownWasSetBack() {
    fill(1, 4);

    assertThatThrownBy(() -> seqs(reader.readAfterKnown("mug", 5, 10)))
        .hasCauseInstanceOf(HoleException.class)
        .hasMessageContaining("seq 5 was written once, but the log ends before it");
    assertThatThrownBy(() -> seqs(reader.readAfterKnown("cup", 1, 10)))
        .hasCauseInstanceOf(HoleException.class);
  }

  @Test
  void aKnownRowThatCannotBeReadIsThereAllTheSame() {
    fill(1, 4);
    UnreadableRows damaged = new UnreadableRows(log);
    damaged.damage("mug", 2);

    assertThat(seqs(new CommitReader(damaged).readAfterKnown("mug", 2, 10)))
        .containsExactly(3L, 4L);
  }

  private void fill(long first, long last) {
    LongStream.rangeClosed(first, last)
        .forEach(seq -> log.append(Commits.received("mug", seq, 1)).toCompletableFuture().join());
  }

  private static List<Long> seqs(CompletionStage<List<Commit>> commits) {
    return commits.toCompletableFuture().join().stream().map(Commit::getSeq).toList();
  }

  /** Its first page lacks the second row, as a query that overtook a write may. */
  private record TornOnce(EventLog log, AtomicInteger reads) implements EventLog {
    TornOnce(EventLog log) {
      this(log, new AtomicInteger());
    }

    @Override
    public CompletionStage<AppendResult> append(Commit commit) {
      return log.append(commit);
    }

    @Override
    public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
      List<Commit> page = log.read(item, afterSeq, limit).toCompletableFuture().join();
      if (reads.getAndIncrement() == 0) {
        page.remove(1);
      }
      return CompletableFuture.completedFuture(page);
    }

    @Override
    public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
      return log.newest(item, afterSeq, limit);
    }
  }
}
