package dev.holdfast.job.throughput;

import dev.holdfast.domain.Holds;
import dev.holdfast.job.HoldfastTopology;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How much state a hold takes: while it is open, and once it is closed, for as long as it is
 * remembered. All holds are placed, then all are confirmed; what savepoints have grown by is
 * theirs.
 */
final class StateBytes {
  private static final int MINUTES = 10;
  private static final int HOLDS_PER_SECOND = 100;

  /** What closed holds may take: a week of them must fit where the bill says that it does. */
  private static final long CLOSED_BYTES_MAX = 1_500;

  private final Cluster cluster;
  private final Path folder;
  private final ShopHour hour =
      new ShopHour(MINUTES, HOLDS_PER_SECOND, System.currentTimeMillis() - MINUTES * 60_000L);
  private final HourLog log = new HourLog(hour);
  private final LongAdder ended = new LongAdder();
  private volatile boolean mayBePlaced;
  private volatile boolean mayBeConfirmed;
  private final AtomicInteger stocked = new AtomicInteger();
  private final AtomicInteger placed = new AtomicInteger();
  private int confirmed;
  private long ticks;

  StateBytes(Cluster cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  Result measure() throws Exception {
    StreamExecutionEnvironment environment = cluster.environment(folder);
    MemoryStores stores = MemoryStores.of(log, this::onRow);
    new HoldfastTopology(Cluster.config(), stores)
        .wire(environment, Script.of(this::nextCommand, this::nextChange), new NoSinks(folder));
    JobClient job = environment.executeAsync("state bytes");
    Waiting.until(() -> stocked.get() == ShopHour.ITEMS, job);
    Sizes items = sizes(job, "items");
    mayBePlaced = true;
    Waiting.until(() -> placed.get() == hour.holds, job);
    Sizes open = sizes(job, "open");
    mayBeConfirmed = true;
    Waiting.until(() -> ended.sum() == hour.holds, job);
    Sizes closed = sizes(job, "closed");
    job.cancel().get();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("holds", hour.holds);
    figures.put("bytes_per_item", items.canonical / ShopHour.ITEMS);
    figures.put("bytes_per_open_hold", (open.canonical - items.canonical) / hour.holds);
    figures.put("bytes_per_closed_hold", (closed.canonical - items.canonical) / hour.holds);
    figures.put("on_disk_per_open_hold", (open.onDisk - items.onDisk) / hour.holds);
    figures.put("on_disk_per_closed_hold", (closed.onDisk - items.onDisk) / hour.holds);
    boolean fits = (closed.canonical - items.canonical) / hour.holds <= CLOSED_BYTES_MAX;
    return new Result("state", figures, fits);
  }

  /** Keys and values as they are, and RocksDB's own files. */
  private static final class Sizes {
    final long canonical;
    final long onDisk;

    Sizes(long canonical, long onDisk) {
      this.canonical = canonical;
      this.onDisk = onDisk;
    }
  }

  /** A savepoint has all that its sources have read before. */
  private Sizes sizes(JobClient job, String moment) throws Exception {
    return new Sizes(
        size(job, SavepointFormatType.CANONICAL, moment),
        size(job, SavepointFormatType.NATIVE, moment));
  }

  private long size(JobClient job, SavepointFormatType format, String moment) throws Exception {
    Path target = folder.resolve(moment + "-" + format);
    job.triggerSavepoint(target.toUri().toString(), format).get();
    try (Stream<Path> files = Files.walk(target)) {
      return files.filter(Files::isRegularFile).mapToLong(StateBytes::bytes).sum();
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void onRow(Hold hold) {
    if (Holds.isClosed(hold)) {
      ended.increment();
    }
  }

  private RawRecord nextChange() throws InterruptedException {
    if (stocked.get() < ShopHour.ITEMS) {
      return ChangeBytes.record(hour.commit(stocked.getAndIncrement(), 1));
    }
    if (mayBePlaced && placed.get() < hour.holds) {
      return ChangeBytes.record(hour.placing(placed.getAndIncrement()));
    }
    return log.nextChange();
  }

  /** Confirms, and then ticks; time goes on slowly, so that no hold runs out. */
  private RawRecord nextCommand() throws InterruptedException {
    if (mayBeConfirmed && confirmed < hour.holds) {
      return record(WireFormat.COMMAND.encode(confirm(confirmed++)));
    }
    TimeUnit.MILLISECONDS.sleep(50);
    return record(WireFormat.TICK.encode(new Tick(hour.end + ++ticks)));
  }

  private Command confirm(int hold) {
    Commit placing = hour.placing(hold);
    String reservation = placing.getEvents().get(0).getReservation();
    return Command.newBuilder()
        .setItem(placing.getItem())
        .setCommand("confirm-" + reservation)
        .setKind(CommandKind.confirm)
        .setReservation(reservation)
        .setSeq(placing.getSeq())
        .setAt(hour.end)
        .build();
  }

  private RawRecord record(byte[] bytes) {
    return new RawRecord("commands", "shard-0", "0", hour.end + ticks, bytes);
  }
}
