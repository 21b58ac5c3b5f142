package dev.holdfast.proof.simulate.job;

import dev.holdfast.domain.decide.MemoryState;
import dev.holdfast.domain.decide.MemoryTable;
import dev.holdfast.job.archive.RetireProgress;
import dev.holdfast.job.order.OrderProgress;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;

/** What all keyed operators remember of one item. */
final class ItemState {
  OrderProgress progress = new OrderProgress();
  MemoryTable<Long, Commit> early = new MemoryTable<>();
  MemoryState decide = new MemoryState();
  MemoryTable<String, Hold> holds = new MemoryTable<>();
  MemoryTable<Long, List<String>> holdNotes = new MemoryTable<>();
  MemoryTable<String, Long> told = new MemoryTable<>();
  MemoryTable<Long, List<String>> toldNotes = new MemoryTable<>();
  StockLevel level;
  long quietUntil;
  long coveredSeq;
  long coverDue;
  RetireProgress retire = new RetireProgress();

  ItemState copy() {
    ItemState copy = new ItemState();
    copy.progress = copyOf(progress);
    copy.early = early.copy();
    copy.decide = decide.copy();
    copy.holds = holds.copy();
    copy.holdNotes = holdNotes.copy();
    copy.told = told.copy();
    copy.toldNotes = toldNotes.copy();
    copy.level = level;
    copy.quietUntil = quietUntil;
    copy.coveredSeq = coveredSeq;
    copy.coverDue = coverDue;
    copy.retire = copyOf(retire);
    return copy;
  }

  /** Whether something is to be decided. */
  boolean hasWork() {
    return !decide.work().rows().isEmpty() || !decide.waiting().rows().isEmpty();
  }

  /** As a state backend that keeps bytes hands it out: what is changed is not kept unless put. */
  static OrderProgress copyOf(OrderProgress progress) {
    OrderProgress copy = new OrderProgress();
    copy.passedSeq = progress.passedSeq;
    copy.knownSeq = progress.knownSeq;
    copy.early = progress.early;
    copy.missingSince = progress.missingSince;
    copy.callDue = progress.callDue;
    return copy;
  }

  /** As a state backend that keeps bytes hands it out. */
  static RetireProgress copyOf(RetireProgress progress) {
    RetireProgress copy = new RetireProgress();
    copy.archived = progress.archived;
    copy.retiredUpTo = progress.retiredUpTo;
    copy.callDue = progress.callDue;
    copy.turnGivenBy = progress.turnGivenBy;
    copy.turnUpTo = progress.turnUpTo;
    return copy;
  }
}
