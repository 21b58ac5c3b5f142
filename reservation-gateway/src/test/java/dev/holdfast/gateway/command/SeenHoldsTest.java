package dev.holdfast.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.PlacedHolds;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SeenHoldsTest {
  private static final long RUNS_MILLIS = 60_000;

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final List<String> looks = new ArrayList<>();
  private final PlacedHolds placed = new PlacedHolds(time);
  private Optional<Hold> row = Optional.empty();
  private final SeenHolds holds =
      new SeenHolds(
          placed,
          (item, reservation) -> {
            looks.add(reservation);
            return CompletableFuture.completedFuture(row);
          },
          new ItemWriter(
              new MemoryEventLog(),
              item -> CompletableFuture.completedFuture(Optional.empty()),
              (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
              time,
              new SystemChance(),
              WriterSettings.forRetention(Duration.ofHours(25))));

  private Hold hold(long seq, HoldStatus status) {
    return Hold.newBuilder()
        .setItem("mug")
        .setReservation("r1")
        .setCart("cart")
        .setQuantity(1)
        .setConfirmedQuantity(0)
        .setStatus(status)
        .setPlacedSeq(2)
        .setPlacedAt(time.now())
        .setExpiresAt(time.now() + RUNS_MILLIS)
        .setSeq(seq)
        .setAt(time.now())
        .setDuplicates(List.of())
        .build();
  }

  private void place(ReserveAnswer answer) {
    placed
        .notingPlaced(wanted -> CompletableFuture.completedFuture(answer))
        .reserve(new ReserveRequest("mug", "r1", "cart", 1, OptionalInt.empty()))
        .toCompletableFuture()
        .join();
  }

  private SeenHold look() {
    Command.Builder content =
        Command.newBuilder().setKind(CommandKind.confirm).setReservation("r1");
    return holds.look(new Draft("mug", content, false)).toCompletableFuture().join();
  }

  @Test
  void aHoldThatWasPlacedHereIsNotLookedFor() {
    place(new ReserveAnswer.Placed(hold(2, HoldStatus.held)));

    assertThat(look()).isEqualTo(new SeenHold.Open(2));
    assertThat(looks).isEmpty();
  }

  @Test
  void aChangeMadeHereIsSeen() {
    place(new ReserveAnswer.Placed(hold(2, HoldStatus.held)));
    ChangeAnswer changed = new ChangeAnswer.Changed(hold(7, HoldStatus.held));
    placed
        .notingChanged(wanted -> CompletableFuture.completedFuture(changed))
        .change(new ChangeRequest("mug", "r1", 3, OptionalInt.empty(), null));

    assertThat(look()).isEqualTo(new SeenHold.Open(7));
  }

  /** The first command may have ended it. */
  @Test
  void theSecondCommandLooksAtItsRow() {
    place(new ReserveAnswer.Placed(hold(2, HoldStatus.held)));
    row = Optional.of(hold(5, HoldStatus.held));
    look();

    assertThat(look()).isEqualTo(new SeenHold.Open(5));
    assertThat(looks).containsExactly("r1");
  }

  @Test
  void oneWhoseTimeIsOverIsLookedFor() {
    place(new ReserveAnswer.Placed(hold(2, HoldStatus.held)));
    time.pass(RUNS_MILLIS);

    assertThat(look()).isInstanceOf(SeenHold.Ended.class);
    assertThat(looks).containsExactly("r1");
  }

  /** A confirm may have been decided that this gateway has not seen. */
  @Test
  void oneWhoseIdCameAgainIsLookedFor() {
    place(new ReserveAnswer.Repeated(hold(2, HoldStatus.held)));
    row = Optional.of(hold(3, HoldStatus.confirmed));
    look();

    assertThat(looks).containsExactly("r1");
  }

  @Test
  void whatNobodyHasPlacedHereOrElsewhereIsSaidToBeNone() {
    assertThat(look()).isEqualTo(new SeenHold.Ended(new FindCall.Found(false, null)));
    assertThat(looks).containsExactly("r1");
  }
}
