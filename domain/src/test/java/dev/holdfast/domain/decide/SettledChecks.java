package dev.holdfast.domain.decide;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.DerivedIds;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.ItemLog;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Map;

/**
 * What must be so once everything is taken, seen and appended, and whatever is due has happened.
 */
final class SettledChecks {
  private final ItemLog log;
  private final Auditor auditor;
  private final RunningDecide decide;

  SettledChecks(ItemLog log, Auditor auditor, RunningDecide decide) {
    this.log = log;
    this.auditor = auditor;
    this.decide = decide;
  }

  /**
   * @param sent every command, as often as it was sent
   * @param firsts each as it was sent first, by its id
   * @param reservations how many ids there are, `r0`, `r1` …
   */
  void check(List<Command> sent, Map<String, Command> firsts, int reservations) {
    sent.stream()
        .filter(command -> command.getKind() != CommandKind.nudge)
        .forEach(command -> checkOutcome(command, firsts.get(command.getCommand())));
    checkHolds(reservations);
  }

  private void checkOutcome(Command command, Command sentFirst) {
    long hash = ContentHash.of(command);
    boolean first = hash == ContentHash.of(sentFirst);
    String id = command.getCommand();
    String told = first ? id : DerivedIds.reuse(id, hash);
    require(auditor.outcomeOf(told) != null, command + " has no outcome");
  }

  private void checkHolds(int reservations) {
    long reserved = 0;
    for (int i = 0; i < reservations; i++) {
      Hold hold = log.hold("r" + i);
      Hold known = decide.state().holds().get("r" + i);
      require(hold == null ? known == null : hold.equals(known), known + " is not " + hold);
      if (hold != null) {
        long due = hold.getExpiresAt() + RunningDecide.GRACE.toMillis();
        require(!Holds.isOpen(hold) || due > decide.now(), "should have expired: " + hold);
        require(hold.getDuplicates().isEmpty(), "duplicates stay: " + hold);
        reserved += Holds.reserved(hold);
      }
    }
    require(reserved == auditor.reserved(), "holds do not add up");
    require(decide.state().work().rows().isEmpty(), "work is left");
    require(decide.state().waiting().rows().isEmpty(), "commands still wait");
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new AssertionError(fault);
    }
  }
}
