package dev.holdfast.gateway.read;

import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** Many rows of the read model `availability` at once. */
public final class AvailabilityRows {
  /** As many as DynamoDB gives in one call. */
  static final int ITEMS_MAX = 100;

  private final DynamoDbAsyncClient client;
  private final String table;

  public AvailabilityRows(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.table = tables.availability();
  }

  /**
   * The rows there are, in no order.
   *
   * @param items at most {@link #ITEMS_MAX}, none twice
   * @return fails if the table is too busy for all of them
   */
  CompletionStage<List<Availability>> find(Collection<String> items) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(items.stream().map(item -> Map.of("item", AttributeValue.fromS(item))).toList())
            .build();
    return client
        .batchGetItem(BatchGetItemRequest.builder().requestItems(Map.of(table, keys)).build())
        .thenCompose(
            answer -> {
              if (answer.hasUnprocessedKeys() && !answer.unprocessedKeys().isEmpty()) {
                return CompletableFuture.failedFuture(
                    ProvisionedThroughputExceededException.builder()
                        .message("not all rows came")
                        .build());
              }
              List<Availability> rows = new ArrayList<>();
              answer
                  .responses()
                  .getOrDefault(table, List.of())
                  .forEach(row -> rows.add(Rows.fromRow(row, Availability.class)));
              return CompletableFuture.completedFuture(rows);
            });
  }
}
