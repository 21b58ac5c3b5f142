package dev.holdfast.job.world;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;
import dev.holdfast.log.Items;
import dev.holdfast.log.ItemsConformance;
import dev.holdfast.log.Retention;
import dev.holdfast.log.RetentionConformance;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;

/** As long as nobody asks it to hold back, lose or fail. */
class FeedingLogTest {
  private final FeedingLog log = new FeedingLog(new Feed());

  @Nested
  class AsALog extends EventLogConformance {
    @Override
    protected EventLog log() {
      return log;
    }
  }

  @Nested
  class AsItems extends ItemsConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected Items items() {
      return log;
    }
  }

  @Nested
  class AsRetention extends RetentionConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected Retention retention() {
      return log;
    }

    @Override
    protected OptionalLong ttl(String item, long seq) {
      return log.ttl(item, seq);
    }
  }
}
