package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What is estimated, held against what is left on the heap by its collector. So much is kept that
 * what else comes and goes, some megabytes, hardly counts.
 */
class HeapEstimateTest {
  private static final double TOO_LOW = 0.8;
  private static final double TOO_HIGH = 1.7;

  private final HeapBudget budget = new HeapBudget(Long.MAX_VALUE / 2);
  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private long before;
  private int ids;

  @Test
  void ofItemsWithAHoldEach() {
    ItemWriter writer = newWriter(WriterSettings.forRetention(Duration.ofDays(30)));

    for (int i = 0; i < 50_000; i++) {
      take(writer, "item-" + i);
    }

    assertEstimateIsNear();
    assertThat(writer.items()).isEqualTo(50_001); // and so the writer was there until now
  }

  @Test
  void ofManyHoldsOfFewItems() {
    ItemWriter writer = newWriter(WriterSettings.forRetention(Duration.ofDays(30)));

    for (int i = 0; i < 200_000; i++) {
      take(writer, "item-" + i % 20);
    }

    assertEstimateIsNear();
    assertThat(writer.items()).isEqualTo(21);
  }

  private ItemWriter newWriter(WriterSettings settings) {
    ItemWriter writer =
        new ItemWriter(
            new AcceptingLog(),
            AcceptingLog::stocked,
            (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
            time,
            new SystemChance(),
            settings.within(budget));
    take(writer, "the first, with all that is made once");
    before = onHeap() - budget.usedBytes();
    return writer;
  }

  private void take(ItemWriter writer, String item) {
    var unused = writer.submit(item, new Take(new UUID(0x4000, ids++).toString(), 1));
  }

  private void assertEstimateIsNear() {
    double measured = onHeap() - before;
    assertThat(budget.usedBytes() / measured)
        .as("estimate %,d of measured %,.0f bytes", budget.usedBytes(), measured)
        .isBetween(TOO_LOW, TOO_HIGH);
  }

  private static long onHeap() {
    System.gc();
    System.gc(); // what was only softly or finally reachable
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
