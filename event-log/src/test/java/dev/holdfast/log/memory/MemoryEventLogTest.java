package dev.holdfast.log.memory;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;

class MemoryEventLogTest extends EventLogConformance {
  private final EventLog log = new MemoryEventLog();

  @Override
  protected EventLog log() {
    return log;
  }
}
