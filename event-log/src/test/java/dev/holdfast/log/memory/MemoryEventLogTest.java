package dev.holdfast.log.memory;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;
import dev.holdfast.log.Items;
import dev.holdfast.log.ItemsConformance;
import dev.holdfast.log.Retention;
import dev.holdfast.log.RetentionConformance;
import dev.holdfast.log.WritersConformance;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;

class MemoryEventLogTest {
  private final MemoryEventLog log = new MemoryEventLog();

  @Nested
  class AsALog extends EventLogConformance {
    @Override
    protected EventLog log() {
      return log;
    }
  }

  @Nested
  class WithWriters extends WritersConformance {
    @Override
    protected EventLog log() {
      return log;
    }

    @Override
    protected EventLog log(String writer) {
      return log.writtenBy(writer);
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
