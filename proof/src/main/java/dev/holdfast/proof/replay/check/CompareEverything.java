package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.Gateway;
import dev.holdfast.proof.replay.gateway.ItemLevel;
import dev.holdfast.proof.replay.gateway.LoggedEvent;
import dev.holdfast.proof.replay.gateway.UnreadableLog;
import dev.holdfast.proof.replay.record.AnswerRecord;
import dev.holdfast.proof.replay.record.HoldRecord;
import dev.holdfast.proof.replay.record.ItemRecord;
import dev.holdfast.proof.replay.shop.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the gateway about every item and every reservation, and compares. Read models may lag behind
 * the log for a moment, so items that disagree are asked about again until they agree or {@code
 * settle} has passed; what is wrong stays wrong.
 */
public final class CompareEverything {
  private static final long PAUSE_MILLIS = 500;

  private final Names names;
  private final Gateway gateway;
  private final AnswerRecord record;
  private final Parallel parallel;
  private final Duration settle;
  private final AtomicInteger compared = new AtomicInteger();

  /**
   * Compares nothing yet.
   *
   * @param names of what this run asked for
   * @param threads questions at a time
   * @param settle how long a read model may lag
   */
  public CompareEverything(
      Names names, Gateway gateway, AnswerRecord record, int threads, Duration settle) {
    this.names = names;
    this.gateway = gateway;
    this.record = record;
    this.parallel = new Parallel("compare", threads);
    this.settle = settle;
  }

  /** Items compared at least once so far. */
  public int compared() {
    return compared.get();
  }

  /** What was found for each item, in the order of their ids. */
  public Collection<Findings> run() throws InterruptedException {
    long begun = System.nanoTime();
    Map<String, Findings> found = new ConcurrentSkipListMap<>();
    Collection<String> items = record.byItem().keySet();
    while (true) {
      compare(items, found);
      items = found.values().stream().filter(Findings::wrong).map(Findings::item).toList();
      if (items.isEmpty() || System.nanoTime() - begun > settle.toNanos()) {
        return found.values();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void compare(Collection<String> items, Map<String, Findings> found)
      throws InterruptedException {
    Map<String, ItemRecord> records = record.byItem();
    parallel.forEach(
        items,
        item -> {
          found.put(item, compare(records.get(item)));
          compared.set(found.size());
        });
  }

  private Findings compare(ItemRecord item) {
    List<HoldRecord> holds = new ArrayList<>();
    for (HoldRecord hold : item.holds()) {
      holds.add(hold.placed() ? askAgain(hold) : hold);
    }
    List<LoggedEvent> events;
    try {
      events = gateway.events(item.item());
    } catch (UnreadableLog e) {
      Mismatch unreadable = new Mismatch(item.item(), "log not readable: " + e.getMessage());
      return new Findings(item.item(), List.of(unreadable), 0, List.of());
    }
    Optional<ItemLevel> level = gateway.level(item.item());
    ItemRecord newest = new ItemRecord(item.item(), holds, item.commands(), item.surprises());
    return CompareItem.compare(names, newest, events, level);
  }

  private HoldRecord askAgain(HoldRecord hold) {
    String status = gateway.reservationStatus(hold.item(), hold.reservation());
    return record.seen(hold.reservation(), status);
  }
}
