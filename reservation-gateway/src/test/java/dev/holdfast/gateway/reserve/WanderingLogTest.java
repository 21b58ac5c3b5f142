package dev.holdfast.gateway.reserve;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.EventLogConformance;
import dev.holdfast.log.memory.MemoryEventLog;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

class WanderingLogTest extends EventLogConformance {
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final WanderingLog log = new WanderingLog(new MemoryEventLog(), threads);

  @Override
  protected EventLog log() {
    return log;
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }
}
