package dev.holdfast.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Those who wait for outcomes of one item, by a log and rows that a test writes. */
abstract class OutcomeWaits {
  static final int SECONDS = 10;
  final ManualTime time = new ManualTime(1_700_000_000_000L);
  final MemoryEventLog events = new MemoryEventLog();
  final Map<String, Outcome> rows = new HashMap<>();
  int logReads;
  int rowReads;
  boolean logIsAway;
  boolean isSlow;
  final Deque<CompletableFuture<Void>> slow = new ArrayDeque<>();

  final OutcomeWait waiting =
      new OutcomeWait(
          (item, command) -> {
            rowReads++;
            return later(Optional.ofNullable(rows.get(command)));
          },
          new CountedLog(),
          time);

  /** The log, of which reads are counted, and may be away or slow. */
  final class CountedLog implements EventLog {
    @Override
    public CompletionStage<AppendResult> append(Commit commit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
      throw new UnsupportedOperationException();
    }

    private <T> CompletionStage<T> late(T read) {
      return later(read);
    }

    @Override
    public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
      logReads++;
      return logIsAway ? away() : events.newest(item, afterSeq, limit).thenCompose(this::late);
    }
  }

  static <T> CompletionStage<T> away() {
    return CompletableFuture.failedFuture(new IllegalStateException("away"));
  }

  <T> CompletionStage<T> later(T read) {
    if (!isSlow) {
      return CompletableFuture.completedFuture(read);
    }
    CompletableFuture<Void> answer = new CompletableFuture<>();
    slow.add(answer);
    return answer.thenApply(answered -> read);
  }

  CompletableFuture<Optional<Outcome>> afterSending(String command, long stamp) {
    return waiting.afterSending(sent("mug", command, stamp), SECONDS).toCompletableFuture();
  }

  CompletableFuture<Optional<Outcome>> await(String command) {
    return waiting.await("mug", command, SECONDS).toCompletableFuture();
  }

  static Command sent(String item, String command, long stamp) {
    return Command.newBuilder()
        .setItem(item)
        .setCommand(command)
        .setKind(CommandKind.received)
        .setQuantity(1L)
        .setSeq(stamp)
        .setAt(0)
        .build();
  }

  static Event received(String command) {
    return EventKind.StockReceived.event(1)
        .setCommand(command)
        .setCommandKind("received")
        .setContentHash(hash(command))
        .build();
  }

  static long hash(String command) {
    return command.hashCode();
  }

  Outcome done(String command) {
    return new Outcome("mug", command, "received", hash(command), "done", null, 1L, 0L);
  }

  void append(Event... said) {
    long seq = events.tail("mug").toCompletableFuture().join().map(Commit::getSeq).orElse(0L) + 1;
    Commit commit =
        Commit.newBuilder()
            .setItem("mug")
            .setSeq(seq)
            .setCommitId("commit-" + seq)
            .setAt(time.now())
            .setEvents(List.of(said))
            .build();
    assertThat(events.append(commit).toCompletableFuture().join().isWritten()).isTrue();
  }
}
