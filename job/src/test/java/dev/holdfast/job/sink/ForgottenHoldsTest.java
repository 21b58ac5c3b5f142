package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.expired;
import static dev.holdfast.job.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.EventKind;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Commits that change holds which the fold has forgotten are folded into their rows. */
class ForgottenHoldsTest extends FoldedRows {
  private static final String DUPLICATE_RELEASED = EventKind.DuplicateReservationReleased.name();

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
