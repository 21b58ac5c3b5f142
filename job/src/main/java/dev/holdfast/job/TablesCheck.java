package dev.holdfast.job;

import dev.holdfast.config.ConfigException;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbItems;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Looks before a start whether log and read models belong together, see {@link TableSet}. The first
 * start keeps which do; but not where the snapshots are lost. Rows of the log that they cover may
 * have expired, and who appends to an item without a snapshot begins at seq 1.
 */
final class TablesCheck {
  private static final Duration SNAPSHOT_WITHIN = Duration.ofMinutes(10);
  private static final int ITEMS_MAX = 20;

  /** The first call of a cold process takes its time. */
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);

  private TablesCheck() {}

  /**
   * @throws ConfigException if they do not belong together
   */
  static void run(JobConfig config) {
    Tables tables = new Tables(config.prefix());
    try (DynamoDbAsyncClient client =
        DynamoDbClients.create(
            Region.of(config.region()), config.dynamoDbEndpoint(), 1, ATTEMPT_MAX)) {
      TableSet set = new TableSet(client, tables);
      await(set.fault())
          .ifPresent(
              fault -> {
                throw new ConfigException(fault);
              });
      if (!await(set.isKept())) {
        if (areSnapshotsLost(
            new DynamoDbItems(client, tables),
            new DynamoDbEventLog(client, tables),
            new DynamoDbReadModels(client, tables).snapshots(),
            System.currentTimeMillis())) {
          throw new ConfigException(
              "The log has items, and "
                  + tables.snapshots()
                  + " has none of them: it is another table than before. Stop the gateways, and run"
                  + " `holdfast rebuild --write` (docs/recovery.md).");
        }
        await(set.keep());
      }
    }
  }

  /** Whether items whose last commit is not new are without a snapshot, all that are looked at. */
  static boolean areSnapshotsLost(Items items, EventLog log, SnapshotStore snapshots, long now) {
    boolean isAnyMissing = false;
    String item = null;
    for (int i = 0; i < ITEMS_MAX; i++) {
      Optional<String> next = await(items.after(0, 1, item));
      if (next.isEmpty()) {
        return isAnyMissing;
      }
      item = next.get();
      if (await(snapshots.find(item)).isPresent()) {
        return false;
      }
      Optional<Commit> tail = await(log.tail(item));
      isAnyMissing |= tail.isPresent() && tail.get().getAt() < now - SNAPSHOT_WITHIN.toMillis();
    }
    return isAnyMissing;
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
