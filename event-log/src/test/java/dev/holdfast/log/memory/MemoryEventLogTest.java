package dev.holdfast.log.memory;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;
import dev.holdfast.log.Items;
import dev.holdfast.log.Retention;
import java.util.OptionalLong;

class MemoryEventLogTest extends EventLogConformance {
  private final MemoryEventLog log = new MemoryEventLog();

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected Items items() {
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
