package dev.holdfast.gateway.health;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;

/**
 * How full the heap is when its collector has done what it could: so full, and it does little but
 * collect. That no collection was necessary lately is a good sign, too.
 */
final class HeapLevel {
  private static final double NEARLY_FULL = 0.95;
  private static final long LATELY_MILLIS = 10_000;

  private HeapLevel() {}

  static boolean isNearlyFull() {
    long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
        .map(GarbageCollectorMXBean::getLastGcInfo)
        .anyMatch(last -> leftNearlyNothing(last, uptime));
  }

  /**
   * @param last null if there was none
   */
  private static boolean leftNearlyNothing(GcInfo last, long uptime) {
    return last != null
        && last.getEndTime() > uptime - LATELY_MILLIS
        && isOldFull(last.getMemoryUsageAfterGc());
  }

  /** Whether the generation that nothing is moved on from is full. */
  static boolean isOldFull(Map<String, MemoryUsage> byPool) {
    return byPool.entrySet().stream()
        .filter(pool -> pool.getKey().endsWith("Old Gen") || pool.getKey().equals("Tenured Gen"))
        .map(Map.Entry::getValue)
        .anyMatch(old -> old.getMax() > 0 && old.getUsed() > NEARLY_FULL * old.getMax());
  }
}
