package dev.holdfast.log.dynamodb;

import dev.holdfast.log.Stages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * A table's rows by their keys, many with one call: whatever is asked for while calls are under way
 * goes in the next one, and a question that comes alone goes at once. For who asks for thousands of
 * rows together, as the job does when it is given thousands of items; a call is as late as the
 * slowest of its rows.
 */
public final class GatheredRows {
  /** One is answered while the next is on its way. */
  static final int CALLS_MAX = 2;

  /** Reads the rows of these keys, at most {@link DynamoDbBatches#ROWS_MAX}. */
  interface Call extends Function<Set<String>, CompletionStage<BatchGetItemResponse>> {}

  private final Call call;
  private final String table;
  private final String key;
  private final Map<String, CompletableFuture<Optional<Map<String, AttributeValue>>>> waiting =
      new LinkedHashMap<>();
  private int calls;

  GatheredRows(Call call, String table, String key) {
    this.call = call;
    this.table = table;
    this.key = key;
  }

  /**
   * The rows whole, as they are.
   *
   * @param key the name of their key
   */
  static GatheredRows whole(DynamoDbAsyncClient client, String table, String key) {
    return new GatheredRows(
        keys -> get(client, table, DynamoDbBatches.keys(key, keys).consistentRead(true)),
        table,
        key);
  }

  /**
   * Of which commit each row tells, or told a moment ago, which is read at half the price.
   *
   * @param key the name of their key
   */
  public static GatheredRows seqs(DynamoDbAsyncClient client, String table, String key) {
    return new GatheredRows(
        keys ->
            get(
                client,
                table,
                DynamoDbBatches.keys(key, keys)
                    .consistentRead(false)
                    .projectionExpression("#key, #seq")
                    .expressionAttributeNames(Map.of("#key", key, "#seq", Rows.SEQ))),
        table,
        key);
  }

  private static CompletionStage<BatchGetItemResponse> get(
      DynamoDbAsyncClient client, String table, KeysAndAttributes.Builder wanted) {
    return client.batchGetItem(
        BatchGetItemRequest.builder().requestItems(Map.of(table, wanted.build())).build());
  }

  /** Empty if there is none; fails if that could not be found out. */
  public CompletionStage<Optional<Map<String, AttributeValue>>> find(String wanted) {
    CompletableFuture<Optional<Map<String, AttributeValue>>> answer;
    synchronized (this) {
      answer = waiting.computeIfAbsent(wanted, asked -> new CompletableFuture<>());
    }
    send();
    return answer.minimalCompletionStage();
  }

  private void send() {
    Map<String, CompletableFuture<Optional<Map<String, AttributeValue>>>> batch = take();
    if (!batch.isEmpty()) {
      Stages.of(() -> call.apply(batch.keySet()))
          .whenComplete(
              (answer, failure) -> {
                ended();
                send();
                if (failure == null) {
                  answered(batch, answer);
                } else {
                  batch.values().forEach(one -> one.completeExceptionally(failure));
                }
              });
    }
  }

  private synchronized Map<String, CompletableFuture<Optional<Map<String, AttributeValue>>>>
      take() {
    Map<String, CompletableFuture<Optional<Map<String, AttributeValue>>>> batch =
        new LinkedHashMap<>();
    if (calls < CALLS_MAX && !waiting.isEmpty()) {
      waiting.entrySet().stream()
          .limit(DynamoDbBatches.ROWS_MAX)
          .forEach(one -> batch.put(one.getKey(), one.getValue()));
      waiting.keySet().removeAll(batch.keySet());
      calls++;
    }
    return batch;
  }

  private synchronized void ended() {
    calls--;
  }

  /** One row that was not given says nothing of the others. */
  private void answered(
      Map<String, CompletableFuture<Optional<Map<String, AttributeValue>>>> batch,
      BatchGetItemResponse answer) {
    for (Map<String, AttributeValue> row : answer.responses().getOrDefault(table, List.of())) {
      batch.get(row.get(key).s()).complete(Optional.of(row));
    }
    if (answer.hasUnprocessedKeys() && answer.unprocessedKeys().containsKey(table)) {
      for (Map<String, AttributeValue> left : answer.unprocessedKeys().get(table).keys()) {
        batch.get(left.get(key).s()).completeExceptionally(DynamoDbBatches.notAllCame("rows"));
      }
    }
    batch.values().forEach(one -> one.complete(Optional.empty()));
  }
}
