package dev.holdfast.proof.simulate.check;

import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The books of one item, kept from the log by rules of their own: every commit is held against the
 * invariants as it lands.
 */
final class ItemBooks {
  private final World world;
  private final String item;
  private final Arrivals arrivals;
  private final Map<String, Event> outcomes = new LinkedHashMap<>();
  private final Map<String, Long> outcomeSeqs = new HashMap<>();
  final ItemLevel level = new ItemLevel();
  final HoldBooks holds;
  private final CountBooks counts = new CountBooks();
  final AlertBooks alerts = new AlertBooks();
  private Commit commit;
  private long at;

  ItemBooks(World world, String item, Arrivals arrivals) {
    this.world = world;
    this.item = item;
    this.arrivals = arrivals;
    this.holds = new HoldBooks(world, item, arrivals, level, outcomes::containsKey);
  }

  void check(Commit next) {
    commit = next;
    require(next.getSeq() == seq() + 1, "a commit does not follow");
    require(next.getAt() >= at, "a commit is stamped earlier than the one before it");
    require(!next.getEvents().isEmpty(), "a commit is empty");
    at = next.getAt();
    holds.begin(next);
    for (Event event : next.getEvents()) {
      if (!holds.check(event)) {
        checkStock(event);
      }
      level.add(event);
      counts.add(event);
      outcome(event);
    }
    holds.end();
    level.note(world.schedule.steps());
    counts.note();
  }

  private void checkStock(Event event) {
    require(event.getReservedDelta() == 0, "stock reserves something");
    alerts.check(event, level.stock(), at, this::require);
    if (event.getKind().equals("StockCounted")) {
      count(event);
    }
  }

  private void count(Event event) {
    Command of = arrivals.command(item, event);
    if (of == null || of.getQuantity() == null) {
      return;
    }
    long unshipped = of.getIncludesUnshipped() == null ? 0 : of.getIncludesUnshipped();
    long moment = of.getCountedAtSeq() == null ? seq() : of.getCountedAtSeq();
    boolean stands =
        counts.count(
            moment, level.history().get((int) moment).onHand(), of.getQuantity() - unshipped);
    require(stands || event.getOnHandDelta() == 0, "a count changes what a later one has found");
    require(
        !stands || level.onHand() + event.getOnHandDelta() == counts.onHand(),
        "a count does not bring the log to what was counted");
  }

  private void outcome(Event event) {
    String id = event.getCommand();
    if (id != null) {
      Long earlier = outcomeSeqs.put(id, commit.getSeq());
      require(earlier == null || earlier == commit.getSeq(), "a command is decided twice");
      outcomes.putIfAbsent(id, event);
    }
  }

  long seq() {
    return level.history().size() - 1L;
  }

  /** The outcome that the log has of the command, or null. */
  Event outcome(String id) {
    return outcomes.get(id);
  }

  /** The commit that has it. */
  long outcomeSeq(String id) {
    return outcomeSeqs.get(id);
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      world.findings.report(rule, commit.toString());
    }
  }
}
