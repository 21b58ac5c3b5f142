package dev.holdfast.job.sink;

import dev.holdfast.domain.Holds;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.CartIndex;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** The read models in DynamoDB tables: puts on the condition that the stored `seq` is lower. */
public final class DynamoDbWrites implements ReadModels {
  private final DynamoDbAsyncClient client;
  private final Tables tables;
  private final Timekeeper time;
  private final Duration soldKept;

  /**
   * @param time by which rows of availability say when they were written
   * @param soldKept how long after its last change the row of a closed reservation is kept of which
   *     units were sold
   */
  public DynamoDbWrites(
      DynamoDbAsyncClient client, Tables tables, Timekeeper time, Duration soldKept) {
    this.client = client;
    this.tables = tables;
    this.time = time;
    this.soldKept = soldKept;
  }

  @Override
  public CompletionStage<Void> write(Hold hold) {
    Map<String, AttributeValue> row = Rows.toRow(hold);
    row.put(Rows.KEY, AttributeValue.fromS(Rows.key(hold.getItem(), hold.getReservation())));
    row.putAll(CartIndex.keys(hold));
    if (Holds.isClosed(hold)) {
      boolean isSold = hold.getConfirmedQuantity() > 0;
      row.put(Rows.TTL, isSold ? Ttl.after(hold.getAt(), soldKept) : Ttl.after(hold.getAt()));
    }
    return put(tables.reservations(), row);
  }

  @Override
  public CompletionStage<Void> write(StockLevel level) {
    return put(tables.snapshots(), Rows.toRow(level));
  }

  @Override
  public CompletionStage<Void> write(Availability availability) {
    Map<String, AttributeValue> row = Rows.toRow(availability);
    row.putAll(ChangeIndex.keys(availability.getItem(), time.now()));
    return put(tables.availability(), row);
  }

  private CompletionStage<Void> put(String table, Map<String, AttributeValue> row) {
    PutItemRequest put =
        PutItemRequest.builder()
            .tableName(table)
            .item(row)
            .conditionExpression("attribute_not_exists(#seq) OR #seq < :seq")
            .expressionAttributeNames(Map.of("#seq", "seq"))
            .expressionAttributeValues(Map.of(":seq", row.get("seq")))
            .build();
    return client
        .putItem(put)
        .handle(
            (response, failure) -> {
              if (failure != null && !isNewerThere(failure)) {
                throw new CompletionException(failure);
              }
              return null;
            });
  }

  private static boolean isNewerThere(Throwable failure) {
    Throwable cause = Causes.of(failure);
    return cause instanceof ConditionalCheckFailedException;
  }
}
