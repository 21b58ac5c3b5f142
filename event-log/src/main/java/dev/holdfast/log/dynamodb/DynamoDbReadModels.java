package dev.holdfast.log.dynamodb;

import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.avro.specific.SpecificRecord;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Reads of single rows that the job has written, strongly consistent unless said otherwise. */
public final class DynamoDbReadModels {
  private final DynamoDbAsyncClient client;
  private final Tables tables;

  public DynamoDbReadModels(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /** Snapshots by item. */
  public SnapshotStore snapshots() {
    return item -> find(tables.snapshots(), Rows.ITEM, item, StockLevel.class, true);
  }

  /** Reservations by item and id. */
  public ReservationRows reservations() {
    return (item, reservation) ->
        find(tables.reservations(), Rows.KEY, Rows.key(item, reservation), Hold.class, true);
  }

  /** What became of a command. */
  public CompletionStage<Optional<Outcome>> outcome(String item, String command) {
    return find(tables.outcomes(), Rows.KEY, Rows.key(item, command), Outcome.class, true);
  }

  /** What product pages read; eventually consistent, as it is written eventually anyway. */
  public CompletionStage<Optional<Availability>> availability(String item) {
    return find(tables.availability(), Rows.ITEM, item, Availability.class, false);
  }

  private <T extends SpecificRecord> CompletionStage<Optional<T>> find(
      String table, String keyName, String key, Class<T> type, boolean consistent) {
    GetItemRequest get =
        GetItemRequest.builder()
            .tableName(table)
            .key(Map.of(keyName, AttributeValue.fromS(key)))
            .consistentRead(consistent)
            .build();
    return client
        .getItem(get)
        .thenApply(
            response ->
                response.hasItem()
                    ? Optional.of(Rows.fromRow(response.item(), type))
                    : Optional.empty());
  }
}
