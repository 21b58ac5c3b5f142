package dev.holdfast.bench.replay.check;

import dev.holdfast.bench.replay.gateway.ItemLevel;
import dev.holdfast.bench.replay.gateway.LoggedEvent;
import dev.holdfast.bench.replay.record.CommandRecord;
import dev.holdfast.bench.replay.record.HoldRecord;
import dev.holdfast.bench.replay.record.ItemRecord;
import dev.holdfast.bench.replay.shop.ShopAction.AdjustStock;
import dev.holdfast.bench.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.bench.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.bench.replay.shop.ShopAction.ReturnStock;
import dev.holdfast.bench.replay.shop.ShopAction.ShopCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares, for one item at rest, three stories: what the shop was answered, what the log's events
 * add up to, and what the read model shows. Pure: all three come in.
 *
 * <p>Events of others (an earlier run, another shop on the same items) carry ids that the record
 * does not know. They are taken as they are, as the level that this run's own sums start from.
 */
final class CompareItem {
  private final ItemRecord record;
  private final List<LoggedEvent> log;
  private final Map<String, HoldRecord> holds = new HashMap<>();
  private final Map<String, CommandRecord> commands = new HashMap<>();
  private final List<Mismatch> mismatches = new ArrayList<>();

  private CompareItem(ItemRecord record, List<LoggedEvent> log) {
    this.record = record;
    this.log = log;
    record.holds().forEach(hold -> holds.put(hold.reservation(), hold));
    record.commands().forEach(command -> commands.put(command.command().command(), command));
  }

  static List<Mismatch> compare(
      ItemRecord record, List<LoggedEvent> log, Optional<ItemLevel> level) {
    CompareItem item = new CompareItem(record, log);
    item.compare(level);
    return item.mismatches;
  }

  private void compare(Optional<ItemLevel> level) {
    record.surprises().forEach(surprise -> mismatch("unforeseen answer: " + surprise));
    LogFold fold = LogFold.of(log);
    fold.faults().forEach(this::mismatch);

    long onHand = othersOnHand() + ownOnHand();
    long reserved = othersReserved() + ownReserved();
    differ("onHand by the log", onHand, fold.onHand());
    differ("reserved by the log", reserved, fold.reserved());
    level.ifPresentOrElse(
        found -> {
          differ("onHand in the read model", onHand, found.onHand());
          differ("reserved in the read model", reserved, found.reserved());
          mismatchIf(
              found.seq() != fold.seq(),
              "seq in the read model: the log ends at %d, found %d"
                  .formatted(fold.seq(), found.seq()));
          if (!fold.policyChanged()) {
            differ(
                "available in the read model", Math.max(0, onHand - reserved), found.available());
          }
        },
        () -> mismatch("not in the read model"));

    Map<String, List<LoggedEvent>> eventsByReservation = new HashMap<>();
    Map<String, List<LoggedEvent>> eventsByCommand = new HashMap<>();
    for (LoggedEvent event : log) {
      eventsByReservation.computeIfAbsent(event.reservation(), id -> new ArrayList<>()).add(event);
      eventsByCommand.computeIfAbsent(event.command(), id -> new ArrayList<>()).add(event);
    }
    Map<String, String> ends = endsByAnswers();
    for (HoldRecord hold : record.holds()) {
      String end = ends.getOrDefault(hold.reservation(), "expired");
      List<LoggedEvent> events = eventsByReservation.getOrDefault(hold.reservation(), List.of());
      CompareHold.compare(hold, end, events).forEach(this::mismatch);
    }
    for (CommandRecord command : record.commands()) {
      String id = command.command().command();
      CompareCommand.compare(
              command, eventsByCommand.getOrDefault(id, List.of()), eventsByReservation)
          .forEach(this::mismatch);
    }
  }

  private boolean own(LoggedEvent event) {
    return holds.containsKey(event.reservation()) || commands.containsKey(event.command());
  }

  private long othersOnHand() {
    return log.stream().filter(e -> !own(e)).mapToLong(LoggedEvent::onHandDelta).sum();
  }

  private long othersReserved() {
    return log.stream().filter(e -> !own(e)).mapToLong(LoggedEvent::reservedDelta).sum();
  }

  private long ownOnHand() {
    return commands.values().stream()
        .filter(CommandRecord::done)
        .mapToLong(done -> effect(done.command()))
        .sum();
  }

  /** What a command that was done added to onHand. */
  private long effect(ShopCommand command) {
    if (command instanceof ReceiveStock receive) {
      return receive.quantity();
    }
    if (command instanceof ReturnStock returned) {
      return returned.quantity();
    }
    if (command instanceof AdjustStock adjust) {
      return adjust.change();
    }
    return command instanceof ConfirmLine confirm
        ? -holds.get(confirm.reservation()).quantity()
        : 0;
  }

  /** Units of holds that by the newest answers still wait; at rest there are none. */
  private long ownReserved() {
    return holds.values().stream()
        .filter(hold -> hold.placed() && hold.lastSeen().equals("held"))
        .mapToLong(HoldRecord::quantity)
        .sum();
  }

  private Map<String, String> endsByAnswers() {
    Map<String, String> ends = new HashMap<>();
    for (CommandRecord entry : record.commands()) {
      entry.reservationEnd().ifPresent(end -> ends.put(end.reservation(), end.status()));
    }
    return ends;
  }

  private void differ(String what, long expected, long found) {
    mismatchIf(expected != found, "%s: expected %d, found %d".formatted(what, expected, found));
  }

  private void mismatchIf(boolean wrong, String text) {
    if (wrong) {
      mismatch(text);
    }
  }

  private void mismatch(String text) {
    mismatches.add(new Mismatch(record.item(), text));
  }
}
