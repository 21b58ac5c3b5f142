package dev.holdfast.log;

import dev.holdfast.log.memory.MemoryEventLog;

/** As long as the script is empty. */
class ScriptedLogTest extends EventLogConformance {
  private final ScriptedLog log = new ScriptedLog(new MemoryEventLog());

  @Override
  protected EventLog log() {
    return log;
  }
}
