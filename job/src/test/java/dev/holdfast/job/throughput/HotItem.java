package dev.holdfast.job.throughput;

import dev.holdfast.job.HoldfastTopology;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How long it takes from a commit in the change stream to its reservation's row, for items of one
 * subtask, while an item of the other has 20,000 events a second and while it has none. They come
 * as a gateway writes them: a hundred commits a second, two hundred events each, half of them
 * placings and half confirmations.
 */
final class HotItem {
  private static final int QUIET_ITEMS = 200;
  private static final int QUIET_PER_SECOND = 50;
  private static final int HOT_PER_SECOND = 100;
  private static final int HOT_EVENTS = 200;
  private static final double RATIO_MAX = 2;
  private static final long PLENTY = 1_000_000_000;
  private static final int LATENCIES_MAX = 1_000_000;

  private final Cluster cluster;
  private final Path folder;
  private final int seconds;
  private final String hot;
  private final List<String> quiet = new ArrayList<>();
  private final long begun = System.nanoTime();
  private final long[] quietSeqs = new long[QUIET_ITEMS];
  private final LongAdder hotRows = new LongAdder();
  private final List<Long> latencies = new ArrayList<>();
  private long hotSeq;
  private long quietSent;
  private long hotSent;
  private volatile boolean isHot;
  private volatile boolean isMeasured;
  private volatile long hotSince;

  HotItem(Cluster cluster, Path folder, int seconds) {
    this.cluster = cluster;
    this.folder = folder;
    this.seconds = seconds;
    this.hot = itemsOf(0, "hot-", 1).get(0);
    this.quiet.addAll(itemsOf(1, "quiet-", QUIET_ITEMS));
  }

  private static List<String> itemsOf(int subtask, String prefix, int count) {
    List<String> items = new ArrayList<>();
    for (int i = 0; items.size() < count; i++) {
      String item = prefix + i;
      int where =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(item, 128, Cluster.PARALLELISM);
      if (where == subtask) {
        items.add(item);
      }
    }
    return items;
  }

  Result measure() throws Exception {
    StreamExecutionEnvironment environment = cluster.environment(folder);
    MemoryStores stores = MemoryStores.of(new MemoryEventLog(), this::onRow);
    new HoldfastTopology(Cluster.config(), stores)
        .wire(environment, Script.of(this::nextTick, this::nextChange), new NoSinks(folder));
    JobClient job = environment.executeAsync("hot item");
    // Both once without counting, so that both are measured warm.
    phase(true, false, job);
    long[] without = phase(false, true, job);
    hotRows.reset();
    long[] with = phase(true, true, job);
    double hotPerSecond = (double) hotRows.sum() / seconds;
    job.cancel().get();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("hot_events_per_s", Math.round(hotPerSecond));
    put(figures, "without", without);
    put(figures, "with", with);
    double p50 = (double) at(with, 0.5) / at(without, 0.5);
    double p99 = (double) at(with, 0.99) / at(without, 0.99);
    figures.put("ratio_p50", Math.round(p50 * 100) / 100.0);
    figures.put("ratio_p99", Math.round(p99 * 100) / 100.0);
    boolean isKept = hotPerSecond > 0.95 * HOT_PER_SECOND * HOT_EVENTS;
    return new Result("hot-item", figures, isKept && p50 <= RATIO_MAX && p99 <= RATIO_MAX);
  }

  private static void put(Map<String, Object> figures, String which, long[] sorted) {
    figures.put(which + "_p50_ms", at(sorted, 0.5) / 1_000_000);
    figures.put(which + "_p99_ms", at(sorted, 0.99) / 1_000_000);
  }

  private static long at(long[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  /** The latencies of a phase, in nanoseconds, ascending. */
  private long[] phase(boolean withHotItem, boolean measured, JobClient job) throws Exception {
    hotSince = System.nanoTime();
    hotSent = 0;
    isHot = withHotItem;
    // What the phase before has left behind is no part of this one.
    sleep(job, measured ? 5 : 0);
    synchronized (latencies) {
      latencies.clear();
    }
    isMeasured = measured;
    sleep(job, seconds);
    isMeasured = false;
    synchronized (latencies) {
      long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
      System.err.printf(
          "hot item %s: %d quiet commits measured%n", withHotItem ? "on" : "off", sorted.length);
      return sorted;
    }
  }

  private static void sleep(JobClient job, int seconds) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Waiting.until(() -> System.nanoTime() >= until, job);
  }

  private void onRow(Hold hold) {
    String reservation = hold.getReservation();
    if (!isMeasured) {
      return;
    }
    if (reservation.startsWith("h")) {
      hotRows.increment();
    } else {
      long latency = System.nanoTime() - Long.parseLong(reservation.substring(1));
      synchronized (latencies) {
        if (latencies.size() < LATENCIES_MAX) {
          latencies.add(latency);
        }
      }
    }
  }

  private RawRecord nextTick() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(200);
    long now = System.currentTimeMillis();
    return new RawRecord("commands", "shard-0", "0", now, WireFormat.TICK.encode(new Tick(now)));
  }

  /** Whatever is due first; latency counts from when it is due. */
  private RawRecord nextChange() throws InterruptedException {
    long now = System.nanoTime();
    long quietDue = begun + quietSent * 1_000_000_000L / QUIET_PER_SECOND;
    if (quietDue <= now) {
      int item = (int) (quietSent++ % QUIET_ITEMS);
      return record(
          quiet.get(item),
          ++quietSeqs[item],
          List.of(quietSeqs[item] == 1 ? ShopEvents.received(PLENTY) : placed("q" + quietDue)));
    }
    if (isHot && hotSince + hotSent * 1_000_000_000L / HOT_PER_SECOND <= now) {
      hotSent++;
      return record(hot, ++hotSeq, hotEvents());
    }
    TimeUnit.MICROSECONDS.sleep(200);
    return null;
  }

  /** Holds are placed, and those of the commit before are confirmed. */
  private List<Event> hotEvents() {
    if (hotSeq == 1) {
      return List.of(ShopEvents.received(PLENTY));
    }
    Event[] events = new Event[HOT_EVENTS];
    Arrays.setAll(
        events,
        i ->
            i % 2 == 0 || hotSeq == 2
                ? placed("h" + hotSeq + "-" + i)
                : ShopEvents.confirmed("h" + (hotSeq - 1) + "-" + (i - 1), hotSeq - 1));
    return List.of(events);
  }

  private static Event placed(String reservation) {
    return ShopEvents.placed(reservation, System.currentTimeMillis() + 900_000);
  }

  private static RawRecord record(String item, long seq, List<Event> events) {
    return ChangeBytes.record(
        ShopEvents.commit(item, seq, item + "-" + seq, System.currentTimeMillis(), events));
  }
}
