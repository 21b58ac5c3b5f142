package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.world.MemoryReadModels;
import dev.holdfast.job.world.World;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteReservationsTest {
  private final MemoryReadModels rows = new MemoryReadModels();
  private final PersistentWrites writes =
      new PersistentWrites(new ManualTime(0), new SystemChance());
  private final World world = new World();

  private static Hold hold(String reservation) {
    return Hold.newBuilder()
        .setItem(ITEM)
        .setReservation(reservation)
        .setCart("cart")
        .setQuantity(1)
        .setConfirmedQuantity(0)
        .setStatus(HoldStatus.held)
        .setPlacedSeq(1)
        .setPlacedAt(AT)
        .setExpiresAt(AT)
        .setSeq(1)
        .setAt(AT)
        .setDuplicates(List.of())
        .build();
  }

  @Test
  void theCommitGoesOnOnlyWhenEveryRowStands() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    List<Hold> holds = IntStream.range(0, 1_000).mapToObj(i -> hold("r" + i)).toList();
    HoldChanges changes = new HoldChanges(unit(1), holds);
    WriteReservations operator = new WriteReservations(world.stores());

    CompletionStage<Void> written =
        operator.write(
            changes,
            new ReadModels() {
              @Override
              public CompletionStage<Void> write(Hold hold) {
                throw new AssertionError("no row is folded into here");
              }

              @Override
              public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
                CompletionStage<Boolean> done = rows.writeIfSamePlacing(hold);
                return hold.getReservation().equals("r777") ? slow.thenCompose(open -> done) : done;
              }

              @Override
              public CompletionStage<Void> write(StockLevel level) {
                throw new AssertionError("no snapshot is written here");
              }

              @Override
              public CompletionStage<Void> write(Availability availability) {
                throw new AssertionError("no availability is written here");
              }
            },
            writes);

    assertThat(written.toCompletableFuture()).isNotDone();
    slow.complete(null);
    assertThat(written.toCompletableFuture()).isCompleted();
    assertThat(holds).allMatch(hold -> rows.hold(ITEM, hold.getReservation()) != null);
    List<Commit> after = operator.after(changes);
    assertThat(after).containsExactly(changes.commit);
  }
}
