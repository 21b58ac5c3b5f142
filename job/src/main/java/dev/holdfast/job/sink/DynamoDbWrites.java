package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The read models in DynamoDB tables: puts on the condition that the stored `seq` is lower. */
public final class DynamoDbWrites implements ReadModels {
  private static final String IF_OLDER = "attribute_not_exists(#seq) OR #seq < :seq";
  private static final String IF_OLDER_OF_SAME_PLACING =
      "attribute_not_exists(#seq) OR (#seq < :seq AND placedSeq = :placedSeq)";

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
    return put(tables.reservations(), HoldRows.of(hold, soldKept));
  }

  @Override
  public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
    Map<String, AttributeValue> row = HoldRows.of(hold, soldKept);
    Map<String, AttributeValue> values =
        Map.of(":seq", row.get("seq"), ":placedSeq", row.get("placedSeq"));
    PutItemRequest.Builder put =
        request(tables.reservations(), row, IF_OLDER_OF_SAME_PLACING, values)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return put(put)
        .thenApply(
            refused ->
                refused.isEmpty()
                    || Long.parseLong(refused.get().item().get("seq").n()) >= hold.getSeq());
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
    return put(request(table, row, IF_OLDER, Map.of(":seq", row.get("seq"))))
        .thenAccept(refused -> {});
  }

  private static PutItemRequest.Builder request(
      String table,
      Map<String, AttributeValue> row,
      String condition,
      Map<String, AttributeValue> values) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(row)
        .conditionExpression(condition)
        .expressionAttributeNames(Map.of("#seq", "seq"))
        .expressionAttributeValues(values);
  }

  /** Returns why it was refused, if the row was not as the condition has it. */
  private CompletionStage<Optional<ConditionalCheckFailedException>> put(
      PutItemRequest.Builder put) {
    return client
        .putItem(put.build())
        .handle(
            (response, failure) -> {
              if (failure == null) {
                return Optional.empty();
              }
              Throwable cause = Causes.of(failure);
              if (cause instanceof ConditionalCheckFailedException) {
                return Optional.of((ConditionalCheckFailedException) cause);
              }
              throw new CompletionException(cause);
            });
  }
}
