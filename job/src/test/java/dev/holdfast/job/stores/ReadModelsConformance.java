package dev.holdfast.job.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Policies;
import dev.holdfast.log.PortConformance;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What everybody promises who writes the rows of the read models. */
public abstract class ReadModelsConformance extends PortConformance {
  /** In 2096: rows whose end has passed may be deleted at any moment. */
  private static final long AT = 4_000_000_000_000L;

  private final String item = "item-" + UUID.randomUUID();

  protected abstract ReadModels readModels();

  /** Reads what is written as a reservation. */
  protected abstract ReservationRows reservations();

  /** Reads what is written as a snapshot. */
  protected abstract SnapshotStore snapshots();

  /** Reads what is written for product pages. */
  protected abstract Optional<Availability> availability(String item);

  @Test
  void aReservationsRowNeverGoesBack() {
    await(readModels().write(hold(item, "r1", 2, HoldStatus.released)));
    await(readModels().write(hold(item, "r1", 1, HoldStatus.held)));
    assertThat(hold("r1")).contains(hold(item, "r1", 2, HoldStatus.released));

    await(readModels().write(hold(item, "r1", 2, HoldStatus.expired)));
    assertThat(hold("r1")).contains(hold(item, "r1", 2, HoldStatus.released));

    await(readModels().write(hold(item, "r1", 3, HoldStatus.held)));
    assertThat(hold("r1")).contains(hold(item, "r1", 3, HoldStatus.held));
  }

  @Test
  void aRowOfAnotherPlacingIsLeftAloneAndThatIsSaid() {
    Hold first = hold(item, "r1", 2, HoldStatus.confirmed);
    Hold again = Hold.newBuilder(first).setPlacedSeq(5L).setSeq(5L).build();

    assertThat(await(readModels().writeIfSamePlacing(first))).isTrue();
    assertThat(await(readModels().writeIfSamePlacing(first))).as("told already").isTrue();
    Hold before = hold(item, "r1", 1, HoldStatus.held);
    assertThat(await(readModels().writeIfSamePlacing(before))).as("told long since").isTrue();
    assertThat(await(readModels().writeIfSamePlacing(again))).isFalse();
    assertThat(hold("r1")).contains(first);

    Hold next = hold(item, "r1", 3, HoldStatus.confirmed);
    assertThat(await(readModels().writeIfSamePlacing(next))).isTrue();
    assertThat(hold("r1")).contains(next);
  }

  @Test
  void aSnapshotNeverGoesBack() {
    await(readModels().write(level(item, 2, 20)));
    await(readModels().write(level(item, 1, 10)));
    assertThat(await(snapshots().find(item))).contains(level(item, 2, 20));

    await(readModels().write(level(item, 2, 21)));
    assertThat(await(snapshots().find(item))).contains(level(item, 2, 20));

    await(readModels().write(level(item, 3, 30)));
    assertThat(await(snapshots().find(item))).contains(level(item, 3, 30));
  }

  @Test
  void whatProductPagesReadNeverGoesBack() {
    await(readModels().write(available(item, 2, 20)));
    await(readModels().write(available(item, 1, 10)));
    assertThat(availability(item)).contains(available(item, 2, 20));

    await(readModels().write(available(item, 2, 21)));
    assertThat(availability(item)).contains(available(item, 2, 20));

    await(readModels().write(available(item, 3, 30)));
    assertThat(availability(item)).contains(available(item, 3, 30));
  }

  @Test
  void whateverTheOrderTheNewestStays() {
    writeShuffled(seq -> readModels().write(hold(item, "r1", seq, HoldStatus.held)));
    writeShuffled(seq -> readModels().write(level(item, seq, seq)));
    writeShuffled(seq -> readModels().write(available(item, seq, seq)));

    assertThat(hold("r1").map(Hold::getSeq)).contains(20L);
    assertThat(await(snapshots().find(item)).map(StockLevel::getSeq)).contains(20L);
    assertThat(availability(item).map(Availability::getSeq)).contains(20L);
  }

  @Test
  void rowsAreKeptApart() {
    await(readModels().write(hold(item, "r1", 2, HoldStatus.held)));
    await(readModels().write(hold(item, "r2", 1, HoldStatus.held)));
    await(readModels().write(hold(item + "x", "r1", 1, HoldStatus.held)));
    await(readModels().write(level(item, 2, 20)));
    await(readModels().write(available(item + "x", 1, 10)));

    assertThat(hold("r2").map(Hold::getSeq)).contains(1L);
    assertThat(await(reservations().find(item + "x", "r1")).map(Hold::getSeq)).contains(1L);
    assertThat(await(snapshots().find(item + "x"))).isEmpty();
    assertThat(availability(item)).isEmpty();
  }

  /** All under way at once. */
  private void writeShuffled(LongFunction<CompletionStage<Void>> write) {
    List<Long> seqs = new ArrayList<>(LongStream.rangeClosed(1, 20).boxed().toList());
    Collections.shuffle(seqs, new Random(7));
    seqs.stream().map(write::apply).toList().forEach(this::await);
  }

  private Optional<Hold> hold(String reservation) {
    return await(reservations().find(item, reservation));
  }

  private static Hold hold(String item, String reservation, long seq, HoldStatus status) {
    return Hold.newBuilder(Holds.placed(item, reservation, "c1", 2, AT, 1, AT))
        .setSeq(seq)
        .setStatus(status)
        .build();
  }

  private static StockLevel level(String item, long seq, long onHand) {
    return new StockLevel(item, seq, AT, onHand, 0L, Policies.DEFAULT, null);
  }

  private static Availability available(String item, long seq, long onHand) {
    return new Availability(item, onHand, onHand, 0L, "in-stock", 0L, seq, AT, List.of(), null);
  }
}
