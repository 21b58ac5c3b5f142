package dev.holdfast.proof.replay.report;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The latencies that a replay measures, in microseconds up to an hour, to three digits. */
public final class Latencies {

  /** One latency's histogram. */
  public static final class Latency {
    private static final long MICROS_MAX = TimeUnit.HOURS.toMicros(1);
    private static final Duration STEP = Duration.ofSeconds(5);
    private final Histogram all = new ConcurrentHistogram(MICROS_MAX, 3);
    private final Timeline timeline = new Timeline(STEP);

    public void add(long nanos) {
      long micros = Math.max(0, Math.min(MICROS_MAX, nanos / 1_000));
      all.recordValue(micros);
      timeline.add(micros);
    }

    /** What was measured when. */
    List<Timeline.Point> overTime() {
      return timeline.points();
    }

    public void add(Duration time) {
      add(time.isNegative() ? 0 : time.toNanos());
    }

    public long count() {
      return all.getTotalCount();
    }

    /** In milliseconds; 0 if nothing was measured. */
    public double percentile(double percent) {
      return all.getValueAtPercentile(percent) / 1_000.0;
    }

    /** In milliseconds; 0 if nothing was measured. */
    public double max() {
      return all.getMaxValue() / 1_000.0;
    }
  }

  private final Latency hold = new Latency();
  private final Latency holdToReadModel = new Latency();
  private final Latency commandToOutcome = new Latency();
  private final Latency expiryLag = new Latency();

  /** From a reservation's request to its answer, of the try that was answered. */
  public Latency hold() {
    return hold;
  }

  /** From a hold's answer until the read model shows its commit; sampled. */
  public Latency holdToReadModel() {
    return holdToReadModel;
  }

  /** From a command's 202 until an answer has the outcome; sampled. */
  public Latency commandToOutcome() {
    return commandToOutcome;
  }

  /** From a hold's promised time to the stamp of the commit that expired it. */
  public Latency expiryLag() {
    return expiryLag;
  }
}
