package dev.holdfast.domain.command;

import dev.holdfast.domain.CommandText;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.ItemLog;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.ProposalAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real shelf beside the log that tells of it. People sell what the log says is there, and owe the
 * rest until it says so; some units come or go and nobody notices; counts are taken, and reported
 * later.
 */
final class ShelfModel {
  private final ItemLog log = new ItemLog();
  private final Map<Character, Long> takenAt = new HashMap<>();
  private final Map<Character, Long> counted = new HashMap<>();
  private final Map<Character, Long> unnoticedAtCount = new HashMap<>();
  private final boolean saysWhen;
  private long shelf;
  private long owed;
  private long unnoticed;

  /**
   * @param saysWhen whether counts name the seq at which they were taken
   */
  ShelfModel(boolean saysWhen) {
    this.saysWhen = saysWhen;
  }

  /** Such as `deliver 5`, `sell 2`, `adjust -1`, `unnoticed 2`, `take A`, `report A`. */
  void happens(String step) {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "deliver" -> moves(EventKind.StockReceived, Long.parseLong(words[1]));
      case "adjust" -> moves(EventKind.StockAdjusted, Long.parseLong(words[1]));
      case "sell" -> sells(Long.parseLong(words[1]));
      case "unnoticed" -> {
        shelf += Long.parseLong(words[1]);
        unnoticed += Long.parseLong(words[1]);
      }
      case "take" -> take(words[1].charAt(0));
      case "report" -> report(words[1].charAt(0));
      default -> throw new IllegalArgumentException(step);
    }
  }

  private void moves(EventKind kind, long units) {
    shelf += units;
    append(kind, units);
  }

  private void sells(long units) {
    long there = Math.min(units, Math.max(0, onHand()));
    shelf -= there;
    owed += units - there;
    append(EventKind.StockAdjusted, -units);
  }

  private void append(EventKind kind, long units) {
    log.append(
        log.tail() + 1,
        List.of(kind.event().setOnHandDelta(units).setReservedDelta(0).setQuantity(units).build()));
    payWhatIsOwed();
  }

  private void take(char count) {
    takenAt.put(count, log.tail());
    counted.put(count, shelf);
    unnoticedAtCount.put(count, unnoticed);
  }

  private void report(char count) {
    String when = saysWhen ? " at " + takenAt.get(count) : "";
    Command command =
        CommandText.command("count-" + count, "counted " + counted.get(count) + when, log.tail());
    log.write(
        log.tail() + 1,
        List.of(
            Proposal.newBuilder()
                .setItem(ItemLog.ITEM)
                .setProposal(command.getCommand())
                .setLevel(log.level())
                .setAction(ProposalAction.apply)
                .setCommand(command)
                .build()));
    payWhatIsOwed();
  }

  /** As soon as the log says that there is something, it goes to those who wait for it. */
  private void payWhatIsOwed() {
    long paid = Math.min(Math.min(owed, shelf), Math.max(0, owed - Math.max(0, -onHand())));
    shelf -= paid;
    owed -= paid;
  }

  /** Whether a count can be taken that finds less than nothing: no order of steps worth a look. */
  boolean isImpossible() {
    return shelf < 0;
  }

  long onHand() {
    return log.level().getOnHand();
  }

  /** What the log should say: the truth, but for what nobody has noticed since the last count. */
  long expected() {
    char last =
        takenAt.keySet().stream()
            .max((one, other) -> Long.compare(order(one), order(other)))
            .orElseThrow();
    return shelf - owed - (unnoticed - unnoticedAtCount.get(last));
  }

  /**
   * Of counts at one seq the log cannot tell which was taken last; the one it heard last stands.
   */
  private long order(char count) {
    return takenAt.get(count) * 1_000 + reportedSeq(count);
  }

  private long reportedSeq(char count) {
    return log.commits().stream()
        .filter(commit -> ("count-" + count).equals(commit.getEvents().get(0).getCommand()))
        .findFirst()
        .orElseThrow()
        .getSeq();
  }
}
