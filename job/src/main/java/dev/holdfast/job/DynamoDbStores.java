package dev.holdfast.job;

import dev.holdfast.job.receivers.HttpReceivers;
import dev.holdfast.job.sink.DynamoDbWrites;
import dev.holdfast.job.sink.LookFirst;
import dev.holdfast.job.stores.AppendWatch;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.trace.SharedSpans;
import dev.holdfast.job.trace.Spans;
import dev.holdfast.job.trace.TracedAppends;
import dev.holdfast.job.trace.TracedReceivers;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbItems;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.GatheredSnapshots;
import dev.holdfast.log.dynamodb.Tables;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The log and the read models in DynamoDB. */
final class DynamoDbStores implements Stores {
  private static final long serialVersionUID = 1L;

  private final JobConfig config;

  DynamoDbStores(JobConfig config) {
    this.config = config;
  }

  @Override
  public Opened open(String user) {
    DynamoDbAsyncClient client =
        DynamoDbClients.create(
            Region.of(config.region()),
            config.dynamoDbEndpoint(),
            config.connections(),
            config.attemptMax());
    Tables tables = new Tables(config.prefix());
    DynamoDbEventLog log = new DynamoDbEventLog(client, tables);
    SystemTimekeeper time = new SystemTimekeeper(user);
    DynamoDbReadModels reads = new DynamoDbReadModels(client, tables);
    SnapshotStore snapshots = new GatheredSnapshots(client, tables);
    ReadModels readModels =
        new LookFirst(
            new DynamoDbWrites(client, tables, time, config.returnsAccepted()),
            client,
            tables,
            time);
    Spans spans = new SharedSpans(config.traces()).open();
    return new Opened() {
      @Override
      public EventLog log() {
        return log;
      }

      @Override
      public Items items() {
        return new DynamoDbItems(client, tables);
      }

      @Override
      public Retention retention() {
        return log;
      }

      @Override
      public SnapshotStore snapshots() {
        return snapshots;
      }

      @Override
      public ReservationRows reservations() {
        return reads.reservations();
      }

      @Override
      public ReadModels readModels() {
        return readModels;
      }

      @Override
      public Receivers receivers() {
        return new TracedReceivers(
            new HttpReceivers(
                file -> FileSystem.get(file).open(new Path(file)), config.webhooksInternal(), time),
            spans);
      }

      @Override
      public AppendWatch appends() {
        return config.traces().collector().isPresent()
            ? new TracedAppends(spans)
            : AppendWatch.NONE;
      }

      @Override
      public Timekeeper time() {
        return time;
      }

      @Override
      public Chance chance() {
        return new SystemChance();
      }

      @Override
      public void close() {
        spans.close();
        time.close();
        client.close();
      }
    };
  }
}
