package dev.holdfast.gateway.reserve;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.gateway.reserve.ChangeAnswer.Changed;
import dev.holdfast.gateway.reserve.ChangeAnswer.Ended;
import dev.holdfast.gateway.reserve.ChangeAnswer.Refused;
import dev.holdfast.gateway.reserve.ChangeAnswer.Unchanged;
import dev.holdfast.gateway.reserve.ChangeAnswer.Unknown;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Commits;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes of a hold of 2 out of 10, by a lane whose appends a test can interfere with. */
class ChangeCallTest {
  private static final String ITEM = "mug";
  private static final long PLACED_SEQ = 2;

  /** What may come first, and what it leaves of the hold. */
  private enum Other {
    CONFIRM(EventKind.ReservationConfirmed, HoldStatus.confirmed),
    RELEASE(EventKind.ReservationReleased, HoldStatus.released),
    EXPIRY(EventKind.ReservationExpired, HoldStatus.expired);

    final EventKind kind;
    final HoldStatus leaves;

    Other(EventKind kind, HoldStatus leaves) {
      this.kind = kind;
      this.leaves = leaves;
    }
  }

  private final MemoryEventLog rows = new MemoryEventLog();
  private final ManualTime time = new ManualTime(1_700_000_000_000L);

  /** What becomes of the next append; null for what becomes of all. */
  private Function<Commit, CompletionStage<AppendResult>> next;

  private Function<Commit, CompletionStage<AppendResult>> always = rows::append;

  private final EventLog log =
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
        public CompletionStage<Optional<Commit>> tail(String item) {
          return rows.tail(item);
        }
      };

  private Optional<StockLevel> snapshot = Optional.empty();
  private Optional<Hold> row = Optional.empty();
  private Runnable whileTheRowIsRead = () -> {};
  private final Changes gateway = Changes.by(writer());

  @BeforeEach
  void hold() {
    rows.append(Commits.received(ITEM, 1, 10));
    rows.append(Commits.placed(ITEM, PLACED_SEQ, "r1", 2));
  }

  @Test
  void theSameQuantityAgainWritesNothing() {
    assertThat(change(5)).isInstanceOf(Changed.class);
    assertThat(change(5)).isInstanceOf(Unchanged.class);
    assertThat(tail()).isEqualTo(3);
  }

  @Test
  void ofTwoTheOneThatIsAppendedLastStands() {
    Changes other = Changes.by(writer());
    change(5);
    assertThat(await(other.change(request(3)))).isInstanceOf(Changed.class);
    assertThat(((Changed) change(4)).hold().getQuantity()).isEqualTo(4);
    assertThat(level().getReserved()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void whatEndsTheHoldFirstWinsAndIsTold(Other other) {
    change(3);
    before(() -> append(event(other.kind, 3)));

    Ended ended = (Ended) change(5);

    assertThat(ended.hold().getStatus()).isEqualTo(other.leaves);
    assertThat(level().getReserved()).isZero();
    assertThat(tail()).isEqualTo(4);
  }

  @Test
  void anotherGatewaysChangeThatComesFirstIsCounted() {
    before(() -> append(event(EventKind.ReservationQuantityChanged, 6)));

    assertThat(change(9)).isInstanceOf(Changed.class);

    assertThat(level().getReserved()).isEqualTo(9);
    assertThat(commit(4).getEvents().get(0).getQuantity()).isEqualTo(1);
  }

  @Test
  void unitsThatAnotherTakesFirstAreNotGivenTwice() {
    change(3);
    before(() -> rows.append(Commits.placed(ITEM, 4, "r2", 6)));

    Refused refused = (Refused) change(5);

    assertThat(Levels.available(refused.level())).isEqualTo(1);
    assertThat(level().getReserved()).isEqualTo(9);
  }

  @Test
  void aChangeThatLandedThoughNobodyHeardIsFoundByWhoAsksAgain() {
    always = commit -> rows.append(commit).thenCompose(landed -> noAnswer());
    assertThat(unheard(5)).hasCauseInstanceOf(LogUnavailableException.class);
    always = rows::append;

    assertThat(change(5)).isInstanceOf(Unchanged.class);
    assertThat(level().getReserved()).isEqualTo(5);
  }

  /** The row of the first try lands while the second is about to be written. */
  @Test
  void aChangeThatLandsLateIsNotMadeTwice() {
    AtomicReference<Commit> onItsWay = new AtomicReference<>();
    always =
        commit -> {
          onItsWay.set(commit);
          return noAnswer();
        };
    assertThat(unheard(5)).hasCauseInstanceOf(LogUnavailableException.class);
    always = rows::append;
    before(() -> rows.append(onItsWay.get()));

    assertThat(change(5)).isInstanceOf(Unchanged.class);
    assertThat(level().getReserved()).isEqualTo(5);
  }

  @Test
  void aHoldBelowTheSnapshotIsLookedUp() {
    snapshot = Optional.of(level());
    row =
        Optional.of(
            HoldFold.apply(null, commit(PLACED_SEQ), commit(PLACED_SEQ).getEvents().get(0)));

    assertThat(change(5)).isInstanceOf(Changed.class);
    assertThat(level().getReserved()).isEqualTo(5);
  }

  @Test
  void aRowThatDoesNotTellOfTheEndIsBroughtUpToDate() {
    snapshot = Optional.of(level());
    row =
        Optional.of(
            HoldFold.apply(null, commit(PLACED_SEQ), commit(PLACED_SEQ).getEvents().get(0)));
    append(event(EventKind.ReservationExpired, 2));

    assertThat(change(5)).isInstanceOf(Ended.class);
  }

  /**
   * While the row is read, another gateway makes it 1 of 2. With 1 available before and 2 after, 3
   * were possible at each moment; for 3 beside the row that is newer than the level they are not.
   */
  @Test
  void aRowThatIsAheadOfTheLevelIsNotJudgedByIt() {
    rows.append(Commits.placed(ITEM, 3, "r2", 7));
    snapshot = Optional.of(level());
    whileTheRowIsRead =
        () -> {
          Event fewer = event(EventKind.ReservationQuantityChanged, -1);
          append(fewer);
          Hold placed =
              HoldFold.apply(null, commit(PLACED_SEQ), commit(PLACED_SEQ).getEvents().get(0));
          row = Optional.of(HoldFold.apply(placed, commit(4), fewer));
        };

    assertThat(change(3)).isInstanceOf(Changed.class);
    assertThat(level().getReserved()).isEqualTo(10);
  }

  @Test
  void whatNeverWasIsUnknown() {
    assertThat(await(gateway.change(request("r9", 1)))).isEqualTo(new Unknown(true));
    ChangeRequest nowhere = new ChangeRequest("cup", "r1", 1, OptionalInt.empty(), null);
    assertThat(await(gateway.change(nowhere))).isEqualTo(new Unknown(false));
  }

  private ChangeAnswer change(long quantity) {
    return await(gateway.change(request(quantity)));
  }

  private ChangeAnswer await(CompletionStage<ChangeAnswer> answer) {
    for (int i = 0; i < 1_000 && !answer.toCompletableFuture().isDone(); i++) {
      time.pass(10);
    }
    assertThat(answer.toCompletableFuture()).isDone();
    return answer.toCompletableFuture().join();
  }

  /** The failure of a change whose appends bring no answer. */
  private Throwable unheard(long quantity) {
    CompletableFuture<ChangeAnswer> answer =
        gateway.change(request(quantity)).toCompletableFuture();
    time.pass(60_000);
    return catchThrowable(answer::join);
  }

  private static <T> CompletionStage<T> noAnswer() {
    return CompletableFuture.failedStage(new TimeoutException("no answer"));
  }

  private static ChangeRequest request(long quantity) {
    return request("r1", quantity);
  }

  private static ChangeRequest request(String reservation, long quantity) {
    return new ChangeRequest(ITEM, reservation, quantity, OptionalInt.empty(), null);
  }

  /** Somebody else is faster than the next append. */
  private void before(Runnable other) {
    next =
        commit -> {
          other.run();
          return rows.append(commit);
        };
  }

  private static Event event(EventKind kind, long quantity) {
    return kind.event(quantity).setReservation("r1").setPlacedSeq(PLACED_SEQ).build();
  }

  private void append(Event event) {
    Commit last = commit(tail());
    rows.append(new Commit(ITEM, tail() + 1, "other", last.getAt(), List.of(event), null));
  }

  private ItemWriter writer() {
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

  private long tail() {
    return rows.tail(ITEM).toCompletableFuture().join().orElseThrow().getSeq();
  }

  private Commit commit(long seq) {
    return rows.read(ITEM, seq - 1, 1).toCompletableFuture().join().get(0);
  }

  private StockLevel level() {
    StockLevel level = Levels.empty(ITEM);
    for (Commit commit : rows.read(ITEM, 0, 100).toCompletableFuture().join()) {
      level = StockFold.apply(level, commit);
    }
    return level;
  }
}
