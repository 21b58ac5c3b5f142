package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.expired;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.domain.decide.ProposalEvents;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.decide.DecideCommands;
import dev.holdfast.job.fold.FoldReservations;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits that change holds which the fold has forgotten are folded into their rows. */
class ForgottenHoldsTest {
  private static final Duration MEMORY = Duration.ofHours(25);
  private static final String DUPLICATE_RELEASED = EventKind.DuplicateReservationReleased.name();
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final World world = new World();
  private final Stores.Opened stores = world.stores().open("test");
  private final WriteReservations operator = new WriteReservations(world.stores());
  private final PersistentWrites writes =
      new PersistentWrites(new ManualTime(0), new SystemChance());
  private KeyedOneInputStreamOperatorTestHarness<String, Commit, HoldChanges> fold;
  private KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>> decide;

  @BeforeEach
  void open() throws Exception {
    operator.use(stores);
    fold =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new FoldReservations(MEMORY)), Commit::getItem, Types.STRING);
    fold.setup(Serializers.of(RecordTypes.HOLD_CHANGES));
    fold.open();
    decide =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Operators.keyedCo(() -> new DecideCommands(new DeciderSettings(GRACE, MEMORY))),
            Commit::getItem,
            Command::getItem,
            Types.STRING);
    decide.setup(Serializers.of(Types.LIST(RecordTypes.PROPOSAL)));
    decide.open();
  }

  @AfterEach
  void close() throws Exception {
    fold.close();
    decide.close();
    stores.close();
    world.close();
  }

  private static Event lateConfirmed(long quantity) {
    return of(EventKind.LateConfirmation, -quantity, quantity);
  }

  private static Event returned(long quantity) {
    return of(EventKind.StockReturned, quantity, quantity);
  }

  private static Event of(EventKind kind, long onHandDelta, long quantity) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(0)
        .setReservation("r1")
        .setPlacedSeq(1L)
        .setQuantity(quantity)
        .build();
  }

  private HoldChanges folded(Commit commit) throws Exception {
    fold.processElement(commit, 0);
    List<HoldChanges> all = fold.extractOutputValues();
    return all.get(all.size() - 1);
  }

  private CompletableFuture<Void> write(HoldChanges changes, ReadModels models) {
    return operator.write(changes, models, writes).toCompletableFuture();
  }

  private void write(Commit commit) throws Exception {
    assertThat(write(folded(commit), world.readModels)).isCompleted();
  }

  private void fold(Commit... commits) throws Exception {
    for (Commit commit : commits) {
      write(commit);
    }
  }

  private void forget() throws Exception {
    fold.processWatermark(new Watermark(AT + 2 * MEMORY.toMillis()));
    assertThat(fold.numKeyedStateEntries()).isZero();
  }

  private Hold row() {
    return world.readModels.hold(ITEM, "r1");
  }

  @Test
  void whatDecideRemembersForACommandTheFoldNeedNotRemember() throws Exception {
    Commit stock = commit(1, received(9));
    Commit placing = commit(2, placed("r1", 3, AT));
    Commit end = commit(3, expired("r1", 2, 3).build());
    StockLevel level = Levels.empty(ITEM);
    for (Commit each : List.of(stock, placing, end)) {
      level = StockFold.apply(level, each);
      decide.processElement1(each, 0);
    }
    fold(stock, placing, end);

    // Its outcome is written, but cannot be read until long after.
    decide.processElement2(confirm("late", "r1", 3), AT);
    Proposal proposal = decide.extractOutputValues().get(0).get(0);
    List<Event> events = ProposalEvents.of(proposal, level, seq -> Optional.empty(), AT + 1);
    assertThat(events).extracting(Event::getKind).containsExactly("LateConfirmation");
    forget();

    write(commitAt(AT + 1, 4, events.toArray(Event[]::new)));
    assertThat(row().getStatus()).isEqualTo(HoldStatus.confirmed);
    assertThat(row().getConfirmedQuantity()).isEqualTo(3);
    assertThat(row().getSeq()).isEqualTo(4);
  }

  @Test
  void oneCommitAfterTheOtherIsFoldedIntoTheRow() throws Exception {
    fold(commit(1, placed("r1", 3, AT)), commit(2, expired("r1", 1, 3).build()));
    forget();

    fold(commit(3, lateConfirmed(3)), commit(4, returned(1)), commit(5, returned(1)));
    assertThat(row().getConfirmedQuantity()).isEqualTo(3);
    assertThat(row().getReturnedQuantity()).isEqualTo(2);
    assertThat(row().getSeq()).isEqualTo(5);
  }

  @Test
  void twoEventsOfOneCommitAreFoldedIntoTheRowTogether() throws Exception {
    fold(commit(1, placed("r1", 3, AT)), commit(2, expired("r1", 1, 3).build()));
    forget();

    write(commit(3, lateConfirmed(3), returned(2)));
    assertThat(row().getReturnedQuantity()).isEqualTo(2);
  }

  /** As after a restart from an older checkpoint. */
  @Test
  void aRowThatTellsOfTheCommitIsLeftAsItIs() throws Exception {
    fold(commit(1, placed("r1", 3, AT)), commit(2, confirmed("r1", 1, 3).build()));
    forget();
    HoldChanges first = folded(commit(3, returned(1)));
    HoldChanges second = folded(commit(4, returned(1)));

    for (HoldChanges changes : List.of(first, second, first, second)) {
      assertThat(write(changes, world.readModels)).isCompleted();
    }
    assertThat(row().getReturnedQuantity()).isEqualTo(2);
    assertThat(world.readModels.writes(ITEM, "r1")).isEqualTo(4);
  }

  /** A gateway has overlooked that the id was sold: its second placing is a duplicate. */
  @Test
  void aDuplicateOfAForgottenHoldIsNotTakenForIt() throws Exception {
    fold(commit(1, placed("r1", 3, AT)), commit(2, confirmed("r1", 1, 3).build()));
    forget();

    fold(commit(3, placed("r1", 3, AT)));
    assertThat(row().getStatus()).isEqualTo(HoldStatus.confirmed);
    assertThat(row().getPlacedSeq()).isEqualTo(1);

    Event back = Event.newBuilder(returned(3)).setKind(DUPLICATE_RELEASED).setPlacedSeq(3L).build();
    fold(commit(4, back));
    assertThat(row().getStatus()).isEqualTo(HoldStatus.confirmed);
    assertThat(row().getConfirmedQuantity()).isEqualTo(3);
  }

  /** One that ended unsold is another story: then the id stands for the new hold. */
  @Test
  void anIdThatIsPlacedAgainAfterItsEndStandsForTheNewHold() throws Exception {
    fold(commit(1, placed("r1", 3, AT)), commit(2, expired("r1", 1, 3).build()));
    forget();

    fold(commit(3, placed("r1", 2, AT)));
    assertThat(row().getStatus()).isEqualTo(HoldStatus.held);
    assertThat(row().getPlacedSeq()).isEqualTo(3);

    fold(commit(4, confirmed("r1", 3, 2).build()));
    assertThat(row().getConfirmedQuantity()).isEqualTo(2);
  }

  @Test
  void aHoldWithoutARowStaysWithout() throws Exception {
    write(commit(1, returned(1)));
    assertThat(row()).isNull();
  }

  /** For the row must tell of them. */
  @Test
  void theRowIsAskedOnceAllEarlierWritesAreDone() throws Exception {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    write(commit(1, placed("r1", 3, AT)));
    HoldChanges end = folded(commit(2, confirmed("r1", 1, 3).build()));
    forget();
    CompletableFuture<Void> ending = write(end, after(gate));
    CompletableFuture<Void> one = write(folded(commit(3, returned(1))), after(gate));
    CompletableFuture<Void> other = write(folded(commit(4, returned(1))), after(gate));
    assertThat(one).isNotDone();
    assertThat(other).isNotDone();

    gate.complete(null);
    assertThat(List.of(ending, one, other)).allMatch(CompletableFuture::isDone);
    assertThat(row().getReturnedQuantity()).isEqualTo(2);
  }

  /** The read models, whose rows stand only once `gate` is open. */
  private ReadModels after(CompletionStage<Void> gate) {
    return new ReadModels() {
      @Override
      public CompletionStage<Void> write(Hold hold) {
        return gate.thenCompose(open -> world.readModels.write(hold));
      }

      @Override
      public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
        return gate.thenCompose(open -> world.readModels.writeIfSamePlacing(hold));
      }

      @Override
      public CompletionStage<Void> write(StockLevel level) {
        throw new AssertionError("no snapshot is written here");
      }

      @Override
      public CompletionStage<Void> write(Availability availability) {
        throw new AssertionError("no availability is written here");
      }
    };
  }
}
