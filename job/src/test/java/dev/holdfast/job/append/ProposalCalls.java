package dev.holdfast.job.append;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.Examples;
import dev.holdfast.job.stores.AppendWatch.Watched;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** One item's log, and proposals about it that a lane is asked to append. */
abstract class ProposalCalls {
  static final long HOUR_AGO = System.currentTimeMillis() - 3_600_000;
  final MemoryEventLog log = new MemoryEventLog();
  final SystemTimekeeper time = new SystemTimekeeper("test");
  final List<StockLevel> levels = new ArrayList<>(List.of(Levels.empty("mug")));
  StockLevel snapshot;
  Hold row;

  @AfterEach
  void stopTime() {
    time.close();
  }

  Fate call(Proposal proposal) {
    return join(
        writer()
            .submit("mug", new ProposalCall(proposal, proposal.getLevel().getSeq(), Watched.NOT)));
  }

  static Fate join(CompletionStage<Fate> fate) {
    return fate.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  ItemWriter writer() {
    return new ItemWriter(
        log,
        item -> CompletableFuture.completedFuture(Optional.ofNullable(snapshot)),
        (item, reservation) -> CompletableFuture.completedFuture(Optional.ofNullable(row)),
        time,
        WriterSettings.forRetention(Duration.ofDays(30)));
  }

  void commit(long seq, Event... events) {
    commitAt(System.currentTimeMillis(), seq, events);
  }

  void commitAt(long at, long seq, Event... events) {
    Commit commit = Examples.commitAt(at, seq, events);
    levels.add(StockFold.apply(levels.get(levels.size() - 1), commit));
    log.append(commit);
  }

  StockLevel level(long seq) {
    return levels.get((int) seq);
  }

  List<Commit> commits() {
    return log.read("mug", 0, 1_000).toCompletableFuture().join();
  }

  Commit tail() {
    return log.tail("mug").toCompletableFuture().join().orElseThrow();
  }

  List<String> kinds() {
    return commits().stream().flatMap(c -> c.getEvents().stream()).map(Event::getKind).toList();
  }

  static Hold hold(String reservation, long placedSeq) {
    return Hold.newBuilder()
        .setItem("mug")
        .setReservation(reservation)
        .setCart("cart")
        .setQuantity(4)
        .setConfirmedQuantity(0)
        .setStatus(HoldStatus.held)
        .setPlacedSeq(placedSeq)
        .setPlacedAt(HOUR_AGO)
        .setExpiresAt(HOUR_AGO)
        .setSeq(placedSeq)
        .setAt(HOUR_AGO)
        .setDuplicates(List.of())
        .build();
  }
}
