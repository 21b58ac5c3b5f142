package dev.holdfast.gateway.command;

import dev.holdfast.gateway.command.OpenShards.OpenShard;
import dev.holdfast.log.StreamNames;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * Puts five ticks per second on every open shard. Only records move the command stream's time, and
 * a stream's time is that of its slowest shard: without ticks no hold expires.
 *
 * <p>A round begins 200 ms after the one before it began, or when that has ended if it took longer.
 * Rounds fail when Kinesis does; that is counted, logged, and tried again.
 */
public final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  /** Half of it on average is how much later a hold expires. */
  private static final long INTERVAL_MILLIS = 200;

  /** Of rounds that fail one after the other, a minute's are told once. */
  private static final long FAILURES_A_LINE = 300;

  /** How long a shard that a split has opened may be without ticks. */
  private static final long SHARDS_AGE_MAX_MILLIS = 3_000;

  /** The most records in one call of PutRecords. */
  private static final int RECORDS_MAX = 500;

  private final KinesisAsyncClient client;
  private final String stream;
  private final OpenShards openShards;
  private final Timekeeper time;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile long lastFullRoundAt;
  private volatile boolean closed;

  /** Only one round is under way at a time, so these need no lock. */
  private volatile List<OpenShard> shards = List.of();

  /** By shard, when a tick was last acknowledged there, epoch milliseconds. */
  private final Map<String, Long> tickedAt = new ConcurrentHashMap<>();

  private volatile long shardsReadAt;

  public Ticker(KinesisAsyncClient client, String stream, Timekeeper time) {
    this.client = client;
    this.stream = stream;
    this.openShards = new OpenShards(client, stream);
    this.time = time;
  }

  /** Begins; to be called once. */
  public void start() {
    long begun = time.now();
    if (closed) {
      return;
    }
    CompletableFuture.completedStage(begun)
        .thenCompose(this::round)
        .whenComplete(
            (done, failure) -> {
              note(failure);
              long next = begun + INTERVAL_MILLIS - time.now();
              time.after(Math.max(1, next), this::start);
            });
  }

  @Override
  public void close() {
    closed = true;
  }

  /** When a tick was last acknowledged on every open shard, epoch milliseconds; 0 for never. */
  public long lastFullRoundAt() {
    return lastFullRoundAt;
  }

  /** Ticks acknowledged since the start. */
  public long sent() {
    return sent.get();
  }

  /** Rounds that failed, wholly or in part, since the start. */
  public long failures() {
    return failures.get();
  }

  /** Shards that get ticks. */
  public int shards() {
    return shards.size();
  }

  /** When a tick was last acknowledged on each open shard that had one, epoch milliseconds. */
  public Map<String, Long> tickedAt() {
    return Map.copyOf(tickedAt);
  }

  private CompletionStage<Void> round(long now) {
    if (now - shardsReadAt < SHARDS_AGE_MAX_MILLIS) {
      return tickAll(now);
    }
    return openShards
        .all()
        .thenCompose(
            open -> {
              shards = open;
              tickedAt.keySet().retainAll(open.stream().map(OpenShard::id).toList());
              shardsReadAt = now;
              return tickAll(now);
            });
  }

  private CompletionStage<Void> tickAll(long now) {
    List<OpenShard> open = shards;
    SdkBytes tick = SdkBytes.fromByteArrayUnsafe(WireFormat.TICK.encode(new Tick(now)));
    CompletionStage<Void> all = CompletableFuture.completedFuture(null);
    for (int from = 0; from < open.size(); from += RECORDS_MAX) {
      List<OpenShard> some = open.subList(from, Math.min(open.size(), from + RECORDS_MAX));
      all = all.thenCompose(done -> tick(tick, some, now));
    }
    return all;
  }

  private CompletionStage<Void> tick(SdkBytes tick, List<OpenShard> some, long now) {
    List<PutRecordsRequestEntry> records =
        some.stream()
            .map(
                shard ->
                    PutRecordsRequestEntry.builder()
                        .partitionKey(StreamNames.TICK_KEY)
                        .explicitHashKey(shard.hashKey())
                        .data(tick)
                        .build())
            .collect(Collectors.toList());
    return client
        .putRecords(PutRecordsRequest.builder().streamName(stream).records(records).build())
        .thenAccept(answer -> count(answer, some, now));
  }

  private void count(PutRecordsResponse answer, List<OpenShard> asked, long now) {
    int taken = 0;
    for (int i = 0; i < asked.size(); i++) {
      if (answer.records().get(i).errorCode() == null) {
        tickedAt.put(asked.get(i).id(), now);
        taken++;
      }
    }
    sent.addAndGet(taken);
    int failed = asked.size() - taken;
    if (failed > 0) {
      throw new IllegalStateException(failed + " of " + asked.size() + " shards took no tick");
    }
  }

  private void note(Throwable failure) {
    if (failure == null) {
      lastFullRoundAt = time.now();
      return;
    }
    shardsReadAt = 0;
    if (!closed && failures.getAndIncrement() % FAILURES_A_LINE == 0) {
      LOG.warn("no tick; holds do not expire meanwhile: {}", failure.getMessage());
    }
  }
}
