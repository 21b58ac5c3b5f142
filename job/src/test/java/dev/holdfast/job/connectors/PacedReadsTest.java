package dev.holdfast.job.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.GetRecordsResult;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Record;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.proxy.GetShardListResult;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxyInterface;
import org.junit.jupiter.api.Test;

/** How often a shard is read that brings something, or nothing. */
class PacedReadsTest {
  private long now;
  private final List<Long> rests = new ArrayList<>();
  private List<Record> there = List.of();

  private final KinesisProxyInterface shard =
      new KinesisProxyInterface() {
        @Override
        public String getShardIterator(StreamShardHandle handle, String type, Object marker) {
          throw new UnsupportedOperationException();
        }

        @Override
        public GetRecordsResult getRecords(String iterator, int most) {
          return new GetRecordsResult().withRecords(there);
        }

        @Override
        public GetShardListResult getShardList(Map<String, String> lastSeen) {
          throw new UnsupportedOperationException();
        }
      };

  @Test
  void aShardThatHasBeenQuietIsReadLessOftenUntilSomethingComes() throws InterruptedException {
    PacedReads reads = reads(20);
    readFor(reads, 1_900);
    assertThat(rests).isEmpty();

    readFor(reads, 1_000);
    assertThat(rests).isNotEmpty().containsOnly(180L);

    there = List.of(record("mug"));
    readFor(reads, 40);
    rests.clear();
    there = List.of();
    readFor(reads, 1_900);
    assertThat(rests).isEmpty();
  }

  @Test
  void whatDoesNotMatterLeavesItQuiet() throws InterruptedException {
    PacedReads reads = reads(20);
    there = List.of(record("tick"));

    readFor(reads, 3_000);

    assertThat(rests).isNotEmpty();
  }

  @Test
  void aShardThatMayNotBeReadMoreOftenNeverRests() throws InterruptedException {
    PacedReads reads = reads(200);

    readFor(reads, 60_000);

    assertThat(rests).isEmpty();
  }

  private PacedReads reads(long intervalMillis) {
    return new PacedReads(
        shard,
        record -> !record.getPartitionKey().equals("tick"),
        intervalMillis,
        () -> TimeUnit.MILLISECONDS.toNanos(now),
        rests::add);
  }

  private void readFor(PacedReads reads, long millis) throws InterruptedException {
    for (long until = now + millis; now < until; now += 20) {
      assertThat(reads.getRecords("here", 10).getRecords()).isEqualTo(there);
    }
  }

  private static Record record(String key) {
    return new Record().withPartitionKey(key).withData(ByteBuffer.allocate(1));
  }
}
