package dev.holdfast.gateway.audit;

import dev.holdfast.gateway.retry.Rounds;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.schema.AuditRound;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then at what the auditor found, for the metrics. */
public final class AuditProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditProbe.class);
  private static final long INTERVAL_MILLIS = 30_000;

  private final AuditRows rows;
  private final Rounds rounds;
  private volatile long findings;
  private volatile long endedAt;

  public AuditProbe(AuditRows rows, Timekeeper time) {
    this.rows = rows;
    this.rounds = new Rounds(time, INTERVAL_MILLIS, this::look);
  }

  /** Looks now, and every half a minute from now on; to be called once. */
  public void start() {
    rounds.start();
  }

  private CompletionStage<?> look() {
    return rows.find(AuditRows.LAST)
        .thenCombine(rows.find(AuditRows.CURRENT), this::seen)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.debug("what the auditor found is not known at the moment", failure);
              }
            });
  }

  /** What is found counts at once, and until a whole round has not found it. */
  private boolean seen(Optional<AuditRound> last, Optional<AuditRound> current) {
    long before = last.map(AuditRound::getFindings).orElse(0L);
    findings = Math.max(before, current.map(AuditRound::getFindings).orElse(0L));
    endedAt = last.map(AuditRound::getEndedAt).orElse(0L);
    if (findings > 0) {
      LOG.warn("the auditor found {} things that do not agree; GET /audit names them", findings);
    }
    return true;
  }

  /** What is wrong by the last round or the one under way, whichever found more. */
  public long findings() {
    return findings;
  }

  /** When the last round ended, epoch milliseconds; 0 if none has. */
  public long endedAt() {
    return endedAt;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
