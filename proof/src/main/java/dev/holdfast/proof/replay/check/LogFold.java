package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/** Adds an item's events up, one after the other, and notes what no right log could hold. */
final class LogFold {
  private final List<String> faults = new ArrayList<>();
  private long seq;
  private long onHand;
  private long reserved;
  private boolean policyChanged;

  private LogFold() {}

  static LogFold of(List<LoggedEvent> events) {
    LogFold fold = new LogFold();
    events.forEach(fold::add);
    return fold;
  }

  private void add(LoggedEvent event) {
    boolean sameCommit = event.seq() == seq && seq > 0;
    if (!sameCommit && event.seq() != seq + 1) {
      fault(event, "follows seq " + seq);
    }
    if (!EventRules.allow(event)) {
      fault(
          event, "onHand %+d, reserved %+d".formatted(event.onHandDelta(), event.reservedDelta()));
    }
    // Without a policy nothing is kept back and nothing is sold on backorder.
    boolean needsStock =
        event.kind().equals(EventRules.PLACED) || event.kind().equals(EventRules.LATE);
    long wanted = Math.max(event.reservedDelta(), -event.onHandDelta());
    if (needsStock && !policyChanged && wanted > onHand - reserved) {
      fault(event, "oversold: wants %d of %d left".formatted(wanted, onHand - reserved));
    }
    policyChanged |= event.kind().equals(EventRules.POLICY);
    seq = event.seq();
    onHand += event.onHandDelta();
    reserved += event.reservedDelta();
    if (reserved < 0) {
      fault(event, "reserved falls to " + reserved);
    }
  }

  private void fault(LoggedEvent event, String what) {
    faults.add("log: seq %d %s %s".formatted(event.seq(), event.kind(), what));
  }

  long seq() {
    return seq;
  }

  long onHand() {
    return onHand;
  }

  long reserved() {
    return reserved;
  }

  /** Whether available is more than onHand less reserved. */
  boolean policyChanged() {
    return policyChanged;
  }

  List<String> faults() {
    return faults;
  }
}
