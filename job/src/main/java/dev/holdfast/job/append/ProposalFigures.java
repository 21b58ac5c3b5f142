package dev.holdfast.job.append;

import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.log.writer.WriterMeter;
import java.util.concurrent.atomic.AtomicInteger;

/** What becomes of proposals, and of the appends that carry them. */
final class ProposalFigures implements WriterMeter {
  private final AtomicInteger underWay = new AtomicInteger();
  private final Counter written;
  private final Counter overtaken;
  private final Counter setAside;
  private final Counter appends;
  private final Counter conflicts;
  private final Counter unknown;

  ProposalFigures(Metrics metrics) {
    metrics.gauge("proposalsUnderWay", underWay::get);
    written = metrics.counter("proposalsWritten");
    overtaken = metrics.counter("proposalsOvertaken");
    setAside = metrics.counter("proposalsSetAside");
    appends = metrics.counter("appendsWritten");
    conflicts = metrics.counter("appendsTaken");
    unknown = metrics.counter("appendsUnknown");
  }

  void begun(int proposals) {
    underWay.addAndGet(proposals);
  }

  /**
   * @param fate null if it failed
   */
  void ended(Fate fate) {
    underWay.decrementAndGet();
    if (fate == Fate.WRITTEN) {
      written.add(1);
    } else if (fate == Fate.OVERTAKEN) {
      overtaken.add(1);
    } else if (fate == Fate.SET_ASIDE) {
      setAside.add(1);
    }
  }

  @Override
  public void appended(Append result, int requests, long millis) {
    switch (result) {
      case WRITTEN:
        appends.add(1);
        break;
      case TAKEN:
        conflicts.add(1);
        break;
      case UNKNOWN:
        unknown.add(1);
        break;
    }
  }
}
