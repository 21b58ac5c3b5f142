package dev.holdfast.log.dynamodb;

import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Causes;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Retention;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The log in a DynamoDB table. A failed condition brings the row that is there, so that a lost race
 * costs no read.
 */
public final class DynamoDbEventLog implements EventLog, Retention {
  private final DynamoDbAsyncClient client;
  private final String table;
  private final Optional<String> writer;

  /** For somebody who takes nothing from others. */
  public DynamoDbEventLog(DynamoDbAsyncClient client, Tables tables) {
    this(client, tables, Optional.empty());
  }

  /**
   * @param writer the {@link dev.holdfast.log.WriterAddress} that is in the rows it puts
   */
  public DynamoDbEventLog(DynamoDbAsyncClient client, Tables tables, Optional<String> writer) {
    this.client = client;
    this.table = tables.events();
    this.writer = writer;
  }

  @Override
  public CompletionStage<AppendResult> append(Commit commit) {
    PutItemRequest put =
        PutItemRequest.builder()
            .tableName(table)
            .item(CommitRows.toRow(commit, writer))
            .conditionExpression("attribute_not_exists(seq)")
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return client
        .putItem(put)
        .handle(
            (response, failure) -> {
              if (failure == null) {
                return AppendResult.written(commit);
              }
              Throwable cause = Causes.of(failure);
              if (cause instanceof ConditionalCheckFailedException) {
                Map<String, AttributeValue> row = ((ConditionalCheckFailedException) cause).item();
                return AppendResult.found(commit, CommitRows.fromRow(row), CommitRows.writer(row));
              }
              throw new CompletionException(cause);
            });
  }

  @Override
  public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
    return readPages(after(item, afterSeq), limit, new ArrayList<>(), Map.of());
  }

  @Override
  public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
    QueryRequest.Builder query = after(item, afterSeq).scanIndexForward(false);
    return readPages(query, limit, new ArrayList<>(), Map.of());
  }

  private QueryRequest.Builder after(String item, long seq) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression("#item = :item AND seq > :after")
        // `item` is a word that expressions reserve.
        .expressionAttributeNames(Map.of("#item", CommitRows.ITEM))
        .expressionAttributeValues(
            Map.of(
                ":item", AttributeValue.fromS(item),
                ":after", AttributeValue.fromN(Long.toString(seq))));
  }

  /** A page ends after 1 MB, whatever the limit. */
  private CompletionStage<List<Commit>> readPages(
      QueryRequest.Builder query,
      int limit,
      List<Commit> sofar,
      Map<String, AttributeValue> startKey) {
    query.limit(limit - sofar.size());
    if (!startKey.isEmpty()) {
      query.exclusiveStartKey(startKey);
    }
    return client
        .query(query.build())
        .thenCompose(
            page -> {
              page.items().forEach(row -> sofar.add(CommitRows.fromRow(row)));
              boolean more = page.hasLastEvaluatedKey() && sofar.size() < limit;
              return more
                  ? readPages(query, limit, sofar, page.lastEvaluatedKey())
                  : CompletableFuture.completedFuture(sofar);
            });
  }

  @Override
  public CompletionStage<Void> retire(String item, long seq, long ttl) {
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(
                Map.of(
                    CommitRows.ITEM, AttributeValue.fromS(item),
                    CommitRows.SEQ, AttributeValue.fromN(Long.toString(seq))))
            .updateExpression("SET #ttl = :ttl")
            // Without the first, the update of a row that has gone would make a row of nothing.
            .conditionExpression("attribute_exists(seq) AND attribute_not_exists(#ttl)")
            .expressionAttributeNames(Map.of("#ttl", Rows.TTL))
            .expressionAttributeValues(Map.of(":ttl", AttributeValue.fromN(Long.toString(ttl))))
            .build();
    return client
        .updateItem(update)
        .handle(
            (response, failure) -> {
              if (failure != null
                  && !(Causes.of(failure) instanceof ConditionalCheckFailedException)) {
                throw new CompletionException(Causes.of(failure));
              }
              return null;
            });
  }
}
