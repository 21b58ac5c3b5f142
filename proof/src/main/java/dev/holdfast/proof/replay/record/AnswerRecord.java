package dev.holdfast.proof.replay.record;

import dev.holdfast.proof.replay.gateway.HoldAnswer;
import dev.holdfast.proof.replay.gateway.Outcome;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The replay's own record of every answer: what a shop could rightly expect from what it was
 * answered. It takes the place of the truth in the comparison, so nothing enters it from the log.
 */
public final class AnswerRecord {
  private record Surprise(String item, String text) {}

  private final Map<String, HoldRecord> holds = new ConcurrentHashMap<>();
  private final Map<String, CommandRecord> commands = new ConcurrentHashMap<>();
  private final Queue<Surprise> surprises = new ConcurrentLinkedQueue<>();

  /** Notes an answer to a reservation or to its repeat. */
  public void answered(ReserveLine line, HoldAnswer answer) {
    if (answer.kind() == HoldAnswer.Kind.UNFORESEEN) {
      surprise(line.item(), "reservation " + line.reservation() + ": " + answer.text());
    }
    holds.merge(line.reservation(), first(line, answer), AnswerRecord::again);
  }

  private static HoldRecord first(ReserveLine line, HoldAnswer answer) {
    return new HoldRecord(
        line.item(),
        line.reservation(),
        line.quantity(),
        answer.kind() == HoldAnswer.Kind.PLACED,
        answer.unanswered(),
        answer.expiresAt(),
        answer.status());
  }

  private static HoldRecord again(HoldRecord before, HoldRecord now) {
    return new HoldRecord(
        before.item(),
        before.reservation(),
        before.quantity(),
        before.placed() || now.placed(),
        before.uncertain() || now.uncertain(),
        later(before.promisedUntil(), now.promisedUntil()),
        now.placed() ? now.lastSeen() : before.lastSeen());
  }

  private static Instant later(Instant a, Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }

  /** Notes the status that a question after a known reservation was answered with. */
  public HoldRecord seen(String reservation, String status) {
    return holds.compute(
        reservation,
        (id, hold) ->
            new HoldRecord(
                hold.item(),
                id,
                hold.quantity(),
                hold.placed(),
                hold.uncertain(),
                hold.promisedUntil(),
                status));
  }

  /** Notes that the gateway took a command, or may have. */
  public void asked(ShopCommand command) {
    commands.putIfAbsent(command.command(), new CommandRecord(command, null));
  }

  /** Notes what became of a command. */
  public void outcome(ShopCommand command, Outcome outcome) {
    CommandRecord before = commands.put(command.command(), new CommandRecord(command, outcome));
    if (before != null && before.outcome() != null && !before.outcome().equals(outcome)) {
      surprise(
          command.item(),
          "the outcome of %s changed from %s to %s"
              .formatted(command.command(), before.outcome(), outcome));
    }
  }

  /** Notes an answer that the interface does not foresee. */
  public void surprise(String item, String text) {
    surprises.add(new Surprise(item, text));
  }

  /** Whether an answer said that the reservation is held, or was. */
  public boolean placed(String reservation) {
    HoldRecord hold = holds.get(reservation);
    return hold != null && hold.placed();
  }

  public Collection<HoldRecord> holds() {
    return holds.values();
  }

  public Collection<CommandRecord> commands() {
    return commands.values();
  }

  /** The record sorted by item; items that nothing was said about are missing. */
  public Map<String, ItemRecord> byItem() {
    Map<String, ItemRecord> items = new HashMap<>();
    holds.values().forEach(hold -> of(items, hold.item()).holds().add(hold));
    commands.values().forEach(entry -> of(items, entry.command().item()).commands().add(entry));
    surprises.forEach(surprise -> of(items, surprise.item()).surprises().add(surprise.text()));
    return items;
  }

  private static ItemRecord of(Map<String, ItemRecord> items, String item) {
    return items.computeIfAbsent(
        item, id -> new ItemRecord(id, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }
}
