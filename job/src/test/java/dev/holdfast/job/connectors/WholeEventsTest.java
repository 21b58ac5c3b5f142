package dev.holdfast.job.connectors;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Examples;
import dev.holdfast.schema.WireFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.HashKeyRange;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.SequenceNumberRange;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Shard;
import org.apache.flink.kinesis.shaded.org.reactivestreams.Publisher;
import org.apache.flink.kinesis.shaded.org.reactivestreams.Subscriber;
import org.apache.flink.kinesis.shaded.org.reactivestreams.Subscription;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.core.SdkBytes;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.core.async.SdkPublisher;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.Record;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.RecordPublisher.RecordPublisherRunResult;
import org.apache.flink.streaming.connectors.kinesis.internals.publisher.fanout.FanOutRecordPublisherFactory;
import org.apache.flink.streaming.connectors.kinesis.model.SentinelSequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StartingPosition;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxyAsyncV2Interface;
import org.junit.jupiter.api.Test;

/** What comes out of the connector's publisher of what Kinesis sends, for what is in the stream. */
@SuppressWarnings("deprecation")
class WholeEventsTest {
  private static final byte[] COMMAND = WireFormat.COMMAND.encode(Examples.confirm("c1", "r1", 3));
  private static final String CONSUMER = "arn:aws:kinesis:us-east-1:1:stream/commands/consumer/job";

  /**
   * Sends one event with these records to whoever subscribes, and says that the shard has ended.
   */
  private static final class OneEvent implements KinesisProxyAsyncV2Interface {
    private final SubscribeToShardEventStream event;
    private String consumer;

    OneEvent(List<byte[]> records) {
      event =
          SubscribeToShardEventStream.subscribeToShardEventBuilder()
              .millisBehindLatest(0L)
              .records(records.stream().map(OneEvent::record).collect(toList()))
              .build();
    }

    private static Record record(byte[] bytes) {
      return Record.builder()
          .data(SdkBytes.fromByteArray(bytes))
          .partitionKey("any")
          .sequenceNumber("1")
          .approximateArrivalTimestamp(Instant.ofEpochMilli(Examples.AT))
          .build();
    }

    @Override
    public CompletableFuture<Void> subscribeToShard(
        SubscribeToShardRequest request, SubscribeToShardResponseHandler handler) {
      consumer = request.consumerARN();
      return CompletableFuture.runAsync(
          () -> {
            handler.responseReceived(SubscribeToShardResponse.builder().build());
            Publisher<SubscribeToShardEventStream> events = this::send;
            handler.onEventStream(SdkPublisher.adapt(events));
            handler.complete();
          });
    }

    private void send(Subscriber<? super SubscribeToShardEventStream> subscriber) {
      subscriber.onSubscribe(
          new Subscription() {
            private boolean sent;

            @Override
            public void request(long most) {
              if (!sent) {
                sent = true;
                subscriber.onNext(event);
              }
            }

            @Override
            public void cancel() {}
          });
    }

    @Override
    public void close() {}
  }

  @Test
  void eachRecordComesAsItWasPutAndTheShardsEndIsSeen() throws InterruptedException {
    OneEvent stream =
        new OneEvent(List.of(COMMAND, Aggregates.of(COMMAND, COMMAND), new byte[0], COMMAND));
    List<byte[]> read = new ArrayList<>();
    SequenceNumber oldest = SentinelSequenceNumber.SENTINEL_EARLIEST_SEQUENCE_NUM.get();

    RecordPublisherRunResult result =
        new FanOutRecordPublisherFactory(new WholeEvents(stream))
            .create(
                StartingPosition.restartFromSequenceNumber(oldest),
                properties(),
                new UnregisteredMetricsGroup(),
                shard())
            .run(
                batch -> {
                  batch
                      .getDeaggregatedRecords()
                      .forEach(record -> read.add(WholeRecordsTest.deserialized(record).bytes));
                  return oldest;
                });

    assertThat(read)
        .containsExactly(COMMAND, Aggregates.of(COMMAND, COMMAND), new byte[0], COMMAND);
    assertThat(result).isEqualTo(RecordPublisherRunResult.COMPLETE);
    assertThat(stream.consumer).isEqualTo(CONSUMER);
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(ConsumerConfigConstants.RECORD_PUBLISHER_TYPE, "EFO");
    properties.setProperty(ConsumerConfigConstants.EFO_REGISTRATION_TYPE, "NONE");
    properties.setProperty(ConsumerConfigConstants.efoConsumerArn("commands"), CONSUMER);
    return properties;
  }

  private static StreamShardHandle shard() {
    return new StreamShardHandle(
        "commands",
        new Shard()
            .withShardId("shard-0")
            .withSequenceNumberRange(new SequenceNumberRange())
            .withHashKeyRange(
                new HashKeyRange()
                    .withStartingHashKey("0")
                    .withEndingHashKey("340282366920938463463374607431768211455")));
  }
}
