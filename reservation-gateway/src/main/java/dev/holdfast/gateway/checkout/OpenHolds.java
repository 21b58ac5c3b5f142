package dev.holdfast.gateway.checkout;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.CartIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The open holds of carts, by the index of the read model `reservations`. It follows the log: a
 * hold placed or ended a moment ago, usually less than a second, may not show yet.
 */
public final class OpenHolds {
  private final DynamoDbAsyncClient client;
  private final String table;
  private final Retries retries;

  public OpenHolds(DynamoDbAsyncClient client, Tables tables, Retries retries) {
    this.client = client;
    this.table = tables.reservations();
    this.retries = retries;
  }

  /** Those that are known, by item and reservation; of more than `max` only the first. */
  CompletionStage<List<Hold>> of(String cart, int max) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(CartIndex.NAME)
            .keyConditionExpression("#cart = :cart")
            .expressionAttributeNames(Map.of("#cart", CartIndex.OPEN_CART))
            .expressionAttributeValues(Map.of(":cart", AttributeValue.fromS(cart)))
            .limit(max)
            .build();
    return retries
        .ask(() -> client.query(query))
        .thenApply(
            page -> page.items().stream().map(row -> Rows.fromRow(row, Hold.class)).toList());
  }
}
