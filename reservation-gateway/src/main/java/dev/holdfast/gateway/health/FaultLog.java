package dev.holdfast.gateway.health;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log what is wrong with this gateway: when it changes, and twice a minute while it
 * lasts. Whoever counts such lines, as an alarm does, so sees that it still does.
 */
final class FaultLog {
  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
  private static final long AGAIN_MILLIS = 30_000;

  private boolean wasWell = true;
  private long toldAt;

  /**
   * What was found just now.
   *
   * @param now epoch milliseconds
   * @param status in one word
   * @param faults empty, if all is well
   */
  synchronized void tell(long now, String status, List<String> faults) {
    boolean isWell = faults.isEmpty();
    if (isWell && !wasWell) {
      LOG.info("{} again", status);
    } else if (!isWell && (wasWell || now - toldAt >= AGAIN_MILLIS)) {
      LOG.warn("{}: {}", status, String.join("; ", faults));
      toldAt = now;
    }
    wasWell = isWell;
  }
}
