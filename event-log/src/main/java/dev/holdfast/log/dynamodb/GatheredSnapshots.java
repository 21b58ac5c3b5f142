package dev.holdfast.log.dynamodb;

import dev.holdfast.log.SnapshotStore;
import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Snapshots for who asks for thousands of items together, see {@link GatheredRows}. */
public final class GatheredSnapshots implements SnapshotStore {
  private final GatheredRows rows;

  public GatheredSnapshots(DynamoDbAsyncClient client, Tables tables) {
    this(GatheredRows.whole(client, tables.snapshots(), Rows.ITEM));
  }

  GatheredSnapshots(GatheredRows rows) {
    this.rows = rows;
  }

  /** One that cannot be read says nothing of others. */
  @Override
  public CompletionStage<Optional<StockLevel>> find(String item) {
    return rows.find(item).thenApply(row -> row.map(it -> Rows.fromRow(it, StockLevel.class)));
  }
}
