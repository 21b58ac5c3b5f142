package dev.holdfast.gateway.reserve;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** A hold of 2 out of 10, and a lane whose appends a test can interfere with. */
abstract class ChangedHold {
  static final String ITEM = "mug";
  static final long PLACED_SEQ = 2;
  final MemoryEventLog rows = new MemoryEventLog();
  final ManualTime time = new ManualTime(1_700_000_000_000L);

  /** What becomes of the next append; null for what becomes of all. */
  Function<Commit, CompletionStage<AppendResult>> next;

  Function<Commit, CompletionStage<AppendResult>> always = rows::append;

  final EventLog log =
      new EventLog() {
        @Override
        public CompletionStage<AppendResult> append(Commit commit) {
          Function<Commit, CompletionStage<AppendResult>> now = next == null ? always : next;
          next = null;
          return now.apply(commit);
        }

        @Override
        public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
          return rows.read(item, afterSeq, limit);
        }

        @Override
        public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
          return rows.newest(item, afterSeq, limit);
        }
      };

  Optional<StockLevel> snapshot = Optional.empty();
  Optional<Hold> row = Optional.empty();
  Runnable whileTheRowIsRead = () -> {};
  final Changes gateway = Changes.by(writer());

  @BeforeEach
  void hold() {
    rows.append(Commits.received(ITEM, 1, 10));
    rows.append(Commits.placed(ITEM, PLACED_SEQ, "r1", 2));
  }

  ChangeAnswer change(long quantity) {
    return await(gateway.change(request(quantity)));
  }

  ChangeAnswer await(CompletionStage<ChangeAnswer> answer) {
    for (int i = 0; i < 1_000 && !answer.toCompletableFuture().isDone(); i++) {
      time.pass(10);
    }
    assertThat(answer.toCompletableFuture()).isDone();
    return answer.toCompletableFuture().join();
  }

  static ChangeRequest request(long quantity) {
    return request("r1", quantity);
  }

  static ChangeRequest request(String reservation, long quantity) {
    return new ChangeRequest(ITEM, reservation, quantity, OptionalInt.empty(), null);
  }

  /** Somebody else is faster than the next append. */
  void before(Runnable other) {
    next =
        commit -> {
          other.run();
          return rows.append(commit);
        };
  }

  static Event event(EventKind kind, long quantity) {
    return kind.event(quantity).setReservation("r1").setPlacedSeq(PLACED_SEQ).build();
  }

  void append(Event event) {
    Commit last = commit(tail());
    rows.append(new Commit(ITEM, tail() + 1, "other", last.getAt(), List.of(event), null));
  }

  ItemWriter writer() {
    return new ItemWriter(
        log,
        item -> completedFuture(item.equals(ITEM) ? snapshot : Optional.empty()),
        (item, reservation) -> {
          whileTheRowIsRead.run();
          return completedFuture(row.filter(hold -> hold.getReservation().equals(reservation)));
        },
        time,
        WriterSettings.forRetention(Duration.ofDays(7)));
  }

  long tail() {
    return rows.tail(ITEM).toCompletableFuture().join().orElseThrow().getSeq();
  }

  Commit commit(long seq) {
    return rows.read(ITEM, seq - 1, 1).toCompletableFuture().join().get(0);
  }

  StockLevel level() {
    StockLevel level = Levels.empty(ITEM);
    for (Commit commit : rows.read(ITEM, 0, 100).toCompletableFuture().join()) {
      level = StockFold.apply(level, commit);
    }
    return level;
  }
}
