package dev.holdfast.bench.replay.check;

import dev.holdfast.bench.replay.gateway.Gateway;
import dev.holdfast.bench.replay.gateway.ItemLevel;
import dev.holdfast.bench.replay.gateway.LoggedEvent;
import dev.holdfast.bench.replay.gateway.UnreadableLog;
import dev.holdfast.bench.replay.record.AnswerRecord;
import dev.holdfast.bench.replay.record.HoldRecord;
import dev.holdfast.bench.replay.record.ItemRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Asks the gateway about every item and every reservation, and compares. Read models may lag behind
 * the log for a moment, so items that disagree are asked about again until they agree or {@code
 * settle} has passed; what is wrong stays wrong.
 */
public final class CompareEverything {
  private static final long PAUSE_MILLIS = 500;

  private final Gateway gateway;
  private final AnswerRecord record;
  private final Parallel parallel;
  private final Duration settle;
  private final Consumer<Duration> expiryLag;
  private final AtomicInteger compared = new AtomicInteger();

  /**
   * Compares nothing yet.
   *
   * @param threads questions at a time
   * @param settle how long a read model may lag
   * @param expiryLag takes, for each hold that expired, how long after its promised time it did
   */
  public CompareEverything(
      Gateway gateway,
      AnswerRecord record,
      int threads,
      Duration settle,
      Consumer<Duration> expiryLag) {
    this.gateway = gateway;
    this.record = record;
    this.parallel = new Parallel("compare", threads);
    this.settle = settle;
    this.expiryLag = expiryLag;
  }

  /** Items compared at least once so far. */
  public int compared() {
    return compared.get();
  }

  /** All mismatches, by item in the order of their ids. */
  public List<Mismatch> run() throws InterruptedException {
    long begun = System.nanoTime();
    Map<String, List<Mismatch>> wrong = compare(record.byItem().keySet(), true);
    while (!wrong.isEmpty() && System.nanoTime() - begun < settle.toNanos()) {
      Thread.sleep(PAUSE_MILLIS);
      wrong = compare(wrong.keySet(), false);
    }
    return wrong.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(item -> item.getValue().stream())
        .toList();
  }

  private Map<String, List<Mismatch>> compare(Collection<String> items, boolean first)
      throws InterruptedException {
    Map<String, ItemRecord> records = record.byItem();
    List<Mismatch> mismatches = new ArrayList<>();
    parallel.forEach(
        items,
        item -> {
          List<Mismatch> found = compareItem(records.get(item), first);
          synchronized (mismatches) {
            mismatches.addAll(found);
          }
          if (first) {
            compared.incrementAndGet();
          }
        });
    return mismatches.stream().collect(Collectors.groupingBy(Mismatch::item));
  }

  private List<Mismatch> compareItem(ItemRecord item, boolean first) {
    List<HoldRecord> holds = new ArrayList<>();
    for (HoldRecord hold : item.holds()) {
      holds.add(hold.placed() ? askAgain(hold) : hold);
    }
    List<LoggedEvent> log;
    try {
      log = gateway.events(item.item());
    } catch (UnreadableLog e) {
      return List.of(new Mismatch(item.item(), "log not readable: " + e.getMessage()));
    }
    if (first) {
      noteExpiryLags(holds, log);
    }
    Optional<ItemLevel> level = gateway.level(item.item());
    ItemRecord newest = new ItemRecord(item.item(), holds, item.commands(), item.surprises());
    return CompareItem.compare(newest, log, level);
  }

  private HoldRecord askAgain(HoldRecord hold) {
    String status = gateway.reservationStatus(hold.item(), hold.reservation());
    return record.seen(hold.reservation(), status);
  }

  private void noteExpiryLags(List<HoldRecord> holds, List<LoggedEvent> log) {
    Map<String, List<LoggedEvent>> events = new HashMap<>();
    log.forEach(e -> events.computeIfAbsent(e.reservation(), id -> new ArrayList<>()).add(e));
    for (HoldRecord hold : holds) {
      CompareHold.expiryLag(hold, events.getOrDefault(hold.reservation(), List.of()))
          .ifPresent(expiryLag);
    }
  }
}
