package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.LoggedEvent;
import dev.holdfast.proof.replay.record.CommandRecord;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.proof.replay.shop.ShopAction.ReleaseLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReturnStock;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares a command's outcome with the log's events that answer it. */
final class CompareCommand {
  private CompareCommand() {}

  static List<String> compare(CommandRecord entry, ItemLog log) {
    ShopCommand command = entry.command();
    String name = "command " + command.command();
    if (entry.outcome() == null) {
      return List.of(name + ": no outcome");
    }
    List<LoggedEvent> events = log.answering(command.command());
    Set<String> kinds = kinds(command);
    List<LoggedEvent> effects = events.stream().filter(e -> kinds.contains(e.kind())).toList();
    return entry.done() ? done(name, entry, effects) : rejected(name, command, effects, log);
  }

  private static List<String> done(String name, CommandRecord entry, List<LoggedEvent> effects) {
    List<String> faults = new ArrayList<>();
    if (effects.size() != 1) {
      faults.add("%s: done, with %d effects in the log".formatted(name, effects.size()));
    }
    long seq = entry.outcome().seq();
    if (seq > 0 && effects.stream().noneMatch(event -> event.seq() == seq)) {
      faults.add("%s: done at seq %d, where the log has no such event".formatted(name, seq));
    }
    return faults;
  }

  private static List<String> rejected(
      String name, ShopCommand command, List<LoggedEvent> effects, ItemLog log) {
    List<String> faults = new ArrayList<>();
    if (!effects.isEmpty()) {
      faults.add("%s: rejected, with %d effects in the log".formatted(name, effects.size()));
    }
    List<LoggedEvent> rejections =
        log.answering(command.command()).stream()
            .filter(e -> e.kind().equals(EventRules.REJECTED))
            .toList();
    if (rejections.isEmpty()) {
      faults.add(name + ": rejected, but the log does not say so");
    } else if (command instanceof ConfirmLine confirm) {
      long seq = rejections.get(0).seq();
      boolean expiredBefore =
          log.about(confirm.reservation()).stream()
              .anyMatch(e -> e.kind().equals(EventRules.EXPIRED) && e.seq() <= seq);
      if (!expiredBefore) {
        faults.add(name + ": the confirm of a hold that had not expired was rejected");
      }
    }
    return faults;
  }

  private static Set<String> kinds(ShopCommand command) {
    if (command instanceof ConfirmLine) {
      return Set.of(EventRules.CONFIRMED, EventRules.LATE);
    }
    if (command instanceof ReleaseLine) {
      return Set.of(EventRules.RELEASED);
    }
    if (command instanceof ReceiveStock) {
      return Set.of(EventRules.RECEIVED);
    }
    return Set.of(command instanceof ReturnStock ? EventRules.RETURNED : EventRules.ADJUSTED);
  }
}
