package dev.holdfast.proof.history;

import dev.holdfast.log.CommitReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.proof.history.check.CheckItem;
import dev.holdfast.proof.history.check.Contention;
import dev.holdfast.proof.history.plant.Plant;
import dev.holdfast.proof.history.record.Operation;
import dev.holdfast.proof.history.shop.Shelf;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads each item's log back whole, and checks its history against it. */
final class CheckShelves {
  private static final int ATTEMPTS_MAX = 10;

  private final CommitReader log;
  private final HistoryReport report;
  private final boolean fleet;
  private final AtomicInteger done = new AtomicInteger();
  private final Contention contention = new Contention();
  private Optional<Plant> plant;

  /**
   * @param fleet whether gateways have handed requests to each other
   * @param plant to be put into the first history that has a place for it
   */
  CheckShelves(EventLog log, boolean fleet, Optional<Plant> plant, HistoryReport report) {
    this.fleet = fleet;
    this.log = new CommitReader(log);
    this.plant = plant;
    this.report = report;
  }

  int done() {
    return done.get();
  }

  void check(Shelf shelf) {
    List<Commit> commits = new ArrayList<>(read(shelf.item()));
    List<Operation> operations = new ArrayList<>(shelf.operations());
    plant = plant.filter(one -> !one.into(operations, commits));
    CheckItem item = new CheckItem(shelf.item(), operations, commits, fleet);
    report.add(commits, item.violations(), item.comebacks());
    item.tell(contention);
    done.incrementAndGet();
  }

  /** What no item's history shows alone; when all have been checked. */
  void checkCarts() {
    report.add(contention.violations());
  }

  /** A machine that was halted may give an answer up that is there. */
  private List<Commit> read(String item) {
    for (int attempt = 1; ; attempt++) {
      try {
        return log.readAfter(item, 0, Integer.MAX_VALUE).toCompletableFuture().join();
      } catch (CompletionException e) {
        if (attempt == ATTEMPTS_MAX) {
          throw e;
        }
      }
    }
  }

  /** Without it, a run that finds nothing would prove nothing. */
  void expectPlanted() {
    plant.ifPresent(
        one -> {
          throw new IllegalStateException("no history had a place for " + one.word());
        });
  }
}
