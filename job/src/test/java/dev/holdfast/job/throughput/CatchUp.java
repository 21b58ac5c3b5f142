package dev.holdfast.job.throughput;

import dev.holdfast.domain.Holds;
import dev.holdfast.job.HoldfastTopology;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job after it was away: until every hold that has ended has its row. */
final class CatchUp {
  private static final int HOLDS_PER_SECOND = 500;
  private static final double TIMES_MIN = 10;
  private static final long PROGRESS_NANOS = 10_000_000_000L;

  private final Cluster cluster;
  private final Path folder;
  private final int minutes;
  private final ShopHour hour;
  private final HourLog log;
  private final LongAdder placed = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private int firstCommits;
  private int changes;
  private int commands;
  private long ticks;
  private long progressAt;

  CatchUp(Cluster cluster, Path folder, int minutes) {
    this.cluster = cluster;
    this.folder = folder;
    this.minutes = minutes;
    this.hour =
        new ShopHour(minutes, HOLDS_PER_SECOND, System.currentTimeMillis() - minutes * 60_000L);
    this.log = new HourLog(hour);
  }

  Result measure() throws Exception {
    StreamExecutionEnvironment environment = cluster.environment(folder);
    MemoryStores stores = MemoryStores.of(log, this::onRow);
    new HoldfastTopology(Cluster.config(), stores)
        .wire(environment, Script.of(this::nextCommand, this::nextChange), new NoSinks(folder));
    int ends = hour.ends(Cluster.config().steps().grace().toMillis());
    JobClient job = environment.executeAsync("catch up");
    Waiting.until(() -> placed.sum() > 0, job);
    long begun = System.nanoTime();
    progressAt = begun;
    Waiting.until(() -> isOver(ends), job);
    double seconds = (System.nanoTime() - begun) / 1e9;
    job.cancel().get();
    double times = minutes * 60 / seconds;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("minutes_away", minutes);
    figures.put("holds", hour.holds);
    figures.put("ends", ends);
    figures.put("seconds", Math.round(seconds * 10) / 10.0);
    figures.put("holds_per_s", Math.round(hour.holds / seconds));
    figures.put("commits_per_s", Math.round((hour.holds + ends) / seconds));
    figures.put("times_real_time", Math.round(times * 10) / 10.0);
    return new Result("catch-up", figures, times >= TIMES_MIN);
  }

  private boolean isOver(int ends) {
    long now = System.nanoTime();
    if (now - progressAt > PROGRESS_NANOS) {
      progressAt = now;
      System.err.printf(
          "catch-up: %d of %d holds placed, %d of %d ended%n",
          placed.sum(), hour.holds, ended.sum(), ends);
    }
    return ended.sum() >= ends;
  }

  private void onRow(Hold hold) {
    (Holds.isClosed(hold) ? ended : placed).increment();
  }

  /** The hour in the order of its commits, and then what the job appends. */
  private RawRecord nextChange() throws InterruptedException {
    if (firstCommits < ShopHour.ITEMS) {
      return ChangeBytes.record(hour.commit(firstCommits++, 1));
    }
    if (changes < hour.holds) {
      return ChangeBytes.record(hour.placing(changes++));
    }
    return log.nextChange();
  }

  /**
   * The hour's commands, and then ticks; time goes on slowly, so that hardly any more holds end.
   */
  private RawRecord nextCommand() throws InterruptedException {
    while (commands < hour.holds) {
      int hold = commands++;
      Command command = hour.command(hold);
      if (command != null) {
        return record(WireFormat.COMMAND.encode(command), hour.commandAt(hold));
      }
    }
    TimeUnit.MILLISECONDS.sleep(50);
    long now = hour.end + ++ticks;
    return record(WireFormat.TICK.encode(new Tick(now)), now);
  }

  private static RawRecord record(byte[] bytes, long at) {
    return new RawRecord("commands", "shard-0", "0", at, bytes);
  }
}
