package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.ItemLevel;
import dev.holdfast.proof.replay.gateway.LoggedEvent;
import dev.holdfast.proof.replay.record.CommandRecord;
import dev.holdfast.proof.replay.record.HoldRecord;
import dev.holdfast.proof.replay.record.ItemRecord;
import dev.holdfast.proof.replay.shop.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares, for one item at rest, three stories: what the shop was answered, what the log's events
 * add up to, and what the read model shows. Pure: all three come in.
 *
 * <p>Events of others (an earlier run, another shop on the same items) carry ids of theirs. They
 * are taken as they are, as the level that this run's own sums start from.
 */
final class CompareItem {
  private final Names names;
  private final ItemRecord record;
  private final ItemLog log;
  private final Set<String> ownReservations = new HashSet<>();
  private final Set<String> ownCommands = new HashSet<>();
  private final List<Mismatch> mismatches = new ArrayList<>();

  private CompareItem(Names names, ItemRecord record, List<LoggedEvent> events) {
    this.names = names;
    this.record = record;
    this.log = new ItemLog(events);
    record.holds().forEach(hold -> ownReservations.add(hold.reservation()));
    record.commands().forEach(entry -> ownCommands.add(entry.command().command()));
  }

  /**
   * Compares one item.
   *
   * @param names of what this run asked for
   * @param level nothing if the read model does not know the item
   */
  static Findings compare(
      Names names, ItemRecord record, List<LoggedEvent> events, Optional<ItemLevel> level) {
    CompareItem item = new CompareItem(names, record, events);
    record.surprises().forEach(surprise -> item.mismatch("unforeseen answer: " + surprise));
    List<LoggedEvent> others = events.stream().filter(event -> !item.own(event)).toList();
    others.forEach(item::checkOrigin);
    item.compareSums(others, level);
    List<Duration> expiryLags = item.compareHolds();
    item.compareCommands();
    return new Findings(record.item(), item.mismatches, others.size(), expiryLags);
  }

  private boolean own(LoggedEvent event) {
    return ownReservations.contains(event.reservation()) || ownCommands.contains(event.command());
  }

  /** An event must be somebody's, and not under a name of ours. */
  private void checkOrigin(LoggedEvent event) {
    String name = "log: seq %d %s ".formatted(event.seq(), event.kind());
    if (event.reservation().isEmpty() && event.command().isEmpty()) {
      mismatch(name + "names neither a reservation nor a command");
    } else if (names.isOwn(event.reservation()) || names.isOwn(event.command())) {
      mismatch(
          name
              + "was never asked for: %s %s"
                  .formatted(event.reservation(), event.command())
                  .trim());
    }
  }

  private void compareSums(List<LoggedEvent> others, Optional<ItemLevel> level) {
    LogFold fold = LogFold.of(log.all());
    fold.faults().forEach(this::mismatch);
    LogFold start = LogFold.of(others);
    long onHand = start.onHand() + ownOnHand();
    long reserved = start.reserved() + ownReserved();
    differ("onHand by the log", onHand, fold.onHand());
    differ("reserved by the log", reserved, fold.reserved());
    if (level.isEmpty()) {
      mismatch("not in the read model");
      return;
    }
    ItemLevel shown = level.get();
    differ("seq in the read model", fold.seq(), shown.seq());
    differ("onHand in the read model", onHand, shown.onHand());
    differ("reserved in the read model", reserved, shown.reserved());
    if (!fold.policyChanged()) {
      differ("available in the read model", Math.max(0, onHand - reserved), shown.available());
    }
  }

  private long ownOnHand() {
    Map<String, Integer> held = new HashMap<>();
    record.holds().forEach(hold -> held.put(hold.reservation(), hold.quantity()));
    return record.commands().stream()
        .filter(CommandRecord::done)
        .mapToLong(entry -> entry.addsToOnHand(held))
        .sum();
  }

  /** Units of holds that by the newest answers still wait; at rest there are none. */
  private long ownReserved() {
    return record.holds().stream()
        .filter(hold -> hold.placed() && hold.lastSeen().equals("held"))
        .mapToLong(HoldRecord::quantity)
        .sum();
  }

  private List<Duration> compareHolds() {
    Map<String, String> ends = new HashMap<>();
    for (CommandRecord entry : record.commands()) {
      entry.reservationEnd().ifPresent(end -> ends.put(end.reservation(), end.status()));
    }
    List<Duration> expiryLags = new ArrayList<>();
    for (HoldRecord hold : record.holds()) {
      String end = ends.getOrDefault(hold.reservation(), "expired");
      List<LoggedEvent> events = log.about(hold.reservation());
      CompareHold.compare(hold, end, events).forEach(this::mismatch);
      CompareHold.expiryLag(hold, events).ifPresent(expiryLags::add);
    }
    return expiryLags;
  }

  private void compareCommands() {
    for (CommandRecord entry : record.commands()) {
      CompareCommand.compare(entry, log).forEach(this::mismatch);
    }
  }

  private void differ(String what, long expected, long found) {
    if (expected != found) {
      mismatch("%s: expected %d, found %d".formatted(what, expected, found));
    }
  }

  private void mismatch(String text) {
    mismatches.add(new Mismatch(record.item(), text));
  }
}
