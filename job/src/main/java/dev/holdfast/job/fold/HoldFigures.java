package dev.holdfast.job.fold;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;

/**
 * How many holds there came to be, and how many ended. Their difference, since any moment, is by
 * how many more are open; how many are open in all is for the log to say.
 */
final class HoldFigures {
  private final Counter opened;
  private final Counter closed;
  private final Counter expired;
  private volatile long expiryLagMillis;

  HoldFigures(Metrics metrics) {
    opened = metrics.counter("holdsOpened");
    closed = metrics.counter("holdsClosed");
    expired = metrics.counter("holdsExpired");
    metrics.gauge("expiryLagMillis", () -> expiryLagMillis);
  }

  /**
   * A commit has changed a hold.
   *
   * @param before null if there was none, or it is forgotten
   */
  void changed(Hold before, Hold after) {
    boolean wasOpen = before != null && !Holds.isClosed(before);
    boolean isClosed = Holds.isClosed(after);
    if (before == null) {
      opened.add(1);
    }
    if (isClosed && (wasOpen || before == null)) {
      closed.add(1);
    }
    if (wasOpen && after.getStatus() == HoldStatus.expired) {
      expired.add(1);
      expiryLagMillis = after.getAt() - before.getExpiresAt();
    }
  }
}
