package dev.holdfast.job.connectors;

import static java.util.stream.Collectors.toList;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.core.SdkBytes;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.core.async.SdkPublisher;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.Record;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;
import org.apache.flink.kinesis.shaded.software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxyAsyncV2Interface;

/** What {@link WholeRecords} is to records that are asked for, to those that Kinesis sends. */
final class WholeEvents implements KinesisProxyAsyncV2Interface {
  private final KinesisProxyAsyncV2Interface stream;

  WholeEvents(KinesisProxyAsyncV2Interface stream) {
    this.stream = stream;
  }

  @Override
  public CompletableFuture<Void> subscribeToShard(
      SubscribeToShardRequest request, SubscribeToShardResponseHandler handler) {
    return stream.subscribeToShard(request, new Covering(handler));
  }

  @Override
  public void close() {
    stream.close();
  }

  private static SubscribeToShardEventStream covered(SubscribeToShardEventStream event) {
    if (!(event instanceof SubscribeToShardEvent)) {
      return event;
    }
    SubscribeToShardEvent records = (SubscribeToShardEvent) event;
    // The event's own builder makes one that nobody can visit.
    return SubscribeToShardEventStream.subscribeToShardEventBuilder()
        .records(records.records().stream().map(WholeEvents::covered).collect(toList()))
        .continuationSequenceNumber(records.continuationSequenceNumber())
        .millisBehindLatest(records.millisBehindLatest())
        .childShards(records.hasChildShards() ? records.childShards() : null)
        .build();
  }

  private static Record covered(Record record) {
    SdkBytes data = SdkBytes.fromByteBuffer(WholeRecords.covered(record.data().asByteBuffer()));
    return record.toBuilder().data(data).build();
  }

  /** Hands on what comes, with its records covered. */
  private static final class Covering implements SubscribeToShardResponseHandler {
    private final SubscribeToShardResponseHandler handler;

    Covering(SubscribeToShardResponseHandler handler) {
      this.handler = handler;
    }

    @Override
    public void responseReceived(SubscribeToShardResponse response) {
      handler.responseReceived(response);
    }

    @Override
    public void onEventStream(SdkPublisher<SubscribeToShardEventStream> events) {
      handler.onEventStream(events.map(WholeEvents::covered));
    }

    @Override
    public void exceptionOccurred(Throwable failure) {
      handler.exceptionOccurred(failure);
    }

    @Override
    public void complete() {
      handler.complete();
    }
  }
}
