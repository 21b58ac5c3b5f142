package dev.holdfast.bench.contender;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * A log that answers as late as DynamoDB does, and takes no more writes than one of its partitions:
 * a write unit for each started kilobyte of a put, written or not, 1,000 of them a second and key.
 * A put beyond that is throttled.
 *
 * <p>Latency is log-normal with the median and 99th percentile that Alex DeBrie measured for
 * PutItem (github.com/alexdebrie/dynamodb-performance-testing): 7.6 and 16 ms.
 */
final class SimulatedDynamoDb implements EventLog, AutoCloseable {
  private static final double P50_MILLIS = 7.6;
  private static final double P99_MILLIS = 16;

  /** Of the standard normal distribution. */
  private static final double P99_SIGMAS = 2.3263;

  private static final double SIGMA = Math.log(P99_MILLIS / P50_MILLIS) / P99_SIGMAS;
  private static final int UNIT_BYTES = 1_024;

  /** Names and numbers of a row besides its ids and its events. */
  private static final int ROW_BYTES = 48;

  private final EventLog log;
  private final Map<String, WriteUnits> partitions;
  private final LongAdder unitsTaken;
  private final LongAdder throttled;
  private final ScheduledThreadPoolExecutor clock;

  /**
   * @param log where the rows are, which answers at once
   */
  SimulatedDynamoDb(EventLog log) {
    this.log = log;
    this.partitions = new ConcurrentHashMap<>();
    this.unitsTaken = new LongAdder();
    this.throttled = new LongAdder();
    this.clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "simulated-dynamodb");
              thread.setDaemon(true);
              return thread;
            });
  }

  private SimulatedDynamoDb(EventLog log, SimulatedDynamoDb same) {
    this.log = log;
    this.partitions = same.partitions;
    this.unitsTaken = same.unitsTaken;
    this.throttled = same.throttled;
    this.clock = same.clock;
  }

  /** The same service as another of its clients sees it. */
  SimulatedDynamoDb seenBy(EventLog other) {
    return new SimulatedDynamoDb(other, this);
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    int units = units(commit);
    if (!partition(commit.getItem()).take(units, System.nanoTime())) {
      throttled.increment();
      return late(() -> CompletableFuture.failedStage(new Throttled()));
    }
    unitsTaken.add(units);
    return late(() -> log.append(commit));
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return late(() -> log.read(item, afterSeq, limit));
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    return late(() -> log.newest(item, afterSeq, limit));
  }

  /** Write units that puts have cost so far. */
  long unitsTaken() {
    return unitsTaken.sum();
  }

  /** Puts that found no units left. */
  long throttled() {
    return throttled.sum();
  }

  /** The operation takes effect half way between request and answer. */
  private <T> CompletionStage<T> late(Supplier<CompletionStage<T>> operation) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    long half = latencyNanos() / 2;
    after(
        half,
        () ->
            operation
                .get()
                .whenComplete(
                    (result, failure) ->
                        after(
                            half,
                            () -> {
                              if (failure == null) {
                                answer.complete(result);
                              } else {
                                answer.completeExceptionally(failure);
                              }
                            })));
    return answer;
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void after(long nanos, Runnable task) {
    clock.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  /** Nanoseconds from a request to its answer, drawn anew. */
  static long latencyNanos() {
    double sigmas = ThreadLocalRandom.current().nextGaussian();
    return (long) (P50_MILLIS * 1e6 * Math.exp(SIGMA * sigmas));
  }

  static int units(Commit commit) {
    int bytes =
        ROW_BYTES
            + commit.getItem().length()
            + commit.getCommitId().length()
            + CommitBodies.encode(commit).length;
    return (bytes + UNIT_BYTES - 1) / UNIT_BYTES;
  }

  private WriteUnits partition(String item) {
    return partitions.computeIfAbsent(item, key -> new WriteUnits());
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** ProvisionedThroughputExceededException, without its stack. */
  private static final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Throttled() {
      super("no write units left", null, false, false);
    }
  }
}
