package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.sink.AvailabilityRow;
import dev.holdfast.job.sink.HoldWrites;
import dev.holdfast.job.sink.PersistentWrites;
import dev.holdfast.log.Chance;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.stores.RowClient;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The operators that write rows: what is under way stays in the state until it is done. Commits go
 * on to the levels in order, each when its rows stand.
 */
final class WritePart {
  /** As the real operators'. */
  private static final int CAPACITY = 100;

  private final Services services;
  private final JobState state;
  private final RowClient client;
  private final PersistentWrites writes;
  private final Consumer<Throwable> onFailure;
  private Consumer<Commit> onRowsStand;
  private int rowsUnderWay;
  private long number;

  WritePart(
      Services services,
      Machine machine,
      Chance chance,
      JobState state,
      RowClient client,
      Consumer<Throwable> onFailure) {
    this.services = services;
    this.state = state;
    this.client = client;
    this.writes = new PersistentWrites(machine, chance);
    this.onFailure = onFailure;
  }

  /** Takes up what a checkpoint held. */
  void start(Consumer<Commit> toLevels) {
    onRowsStand = toLevels;
    state.rows = new ArrayDeque<>(state.rows);
    for (Map<Long, StockLevel> levels : List.of(state.snapshots, state.availability)) {
      number = levels.keySet().stream().mapToLong(Long::longValue).reduce(number, Math::max);
    }
    number = state.outcomes.keySet().stream().mapToLong(Long::longValue).reduce(number, Math::max);
    beginRows();
    Map.copyOf(state.snapshots).keySet().stream().sorted().forEach(this::writeSnapshot);
    Map.copyOf(state.availability).keySet().stream().sorted().forEach(this::writeAvailability);
    Map.copyOf(state.outcomes).keySet().stream().sorted().forEach(this::writeOutcome);
  }

  void rows(Commit commit, List<Hold> holds) {
    state.rows.add(new RowsOfCommit(commit, holds));
    if (!services.wiring().rowsBeforeSnapshots()) {
      onRowsStand.accept(commit);
    }
    beginRows();
  }

  private void beginRows() {
    for (RowsOfCommit next : state.rows) {
      if (rowsUnderWay == CAPACITY) {
        return;
      }
      if (!next.begun) {
        next.begun = true;
        rowsUnderWay++;
        HoldWrites.write(next.holds, client, writes)
            .whenComplete((done, failure) -> rowsWritten(next, failure));
      }
    }
  }

  private void rowsWritten(RowsOfCommit rows, Throwable failure) {
    if (failure != null) {
      onFailure.accept(failure);
      return;
    }
    rows.stand = true;
    if (state.rows.peekFirst() != rows) {
      return;
    }
    while (!state.rows.isEmpty() && state.rows.peekFirst().stand) {
      Commit commit = state.rows.removeFirst().commit;
      rowsUnderWay--;
      if (services.wiring().rowsBeforeSnapshots()) {
        onRowsStand.accept(commit);
      }
    }
    beginRows();
  }

  void snapshot(StockLevel level) {
    state.snapshots.put(++number, level);
    writeSnapshot(number);
  }

  void availability(StockLevel level) {
    state.availability.put(++number, level);
    writeAvailability(number);
  }

  void outcome(Outcome outcome) {
    state.outcomes.put(++number, outcome);
    writeOutcome(number);
  }

  private void writeSnapshot(long which) {
    write(state.snapshots, which, client::write);
  }

  private void writeAvailability(long which) {
    write(state.availability, which, level -> client.write(AvailabilityRow.of(level, List.of())));
  }

  private void writeOutcome(long which) {
    write(state.outcomes, which, client::write);
  }

  private <T> void write(
      Map<Long, T> underWay, long which, Function<T, CompletionStage<Void>> attempt) {
    T row = underWay.get(which);
    writes
        .write(() -> attempt.apply(row))
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                underWay.remove(which);
              } else {
                onFailure.accept(failure);
              }
            });
  }
}
