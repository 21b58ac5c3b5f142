package dev.holdfast.log.dynamodb;

import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Stages;
import dev.holdfast.schema.StockLevel;
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
 * Snapshots by item, many with one call: whatever is asked for while calls are under way goes in
 * the next one, and a question that comes alone goes at once. For who asks for thousands of items
 * together, as the job does for a delivery of new ones; a call is as late as the slowest of its
 * rows.
 */
public final class GatheredSnapshots implements SnapshotStore {
  /** One is answered while the next is on its way. */
  static final int CALLS_MAX = 2;

  private static final String ITEM = "item";

  /** Reads the rows of items, at most {@link DynamoDbBatches#ROWS_MAX}. */
  interface Call extends Function<Set<String>, CompletionStage<BatchGetItemResponse>> {}

  private final Call call;
  private final String table;
  private final Map<String, CompletableFuture<Optional<StockLevel>>> waiting =
      new LinkedHashMap<>();
  private int calls;

  public GatheredSnapshots(DynamoDbAsyncClient client, Tables tables) {
    this(items -> client.batchGetItem(request(tables.snapshots(), items)), tables.snapshots());
  }

  GatheredSnapshots(Call call, String table) {
    this.call = call;
    this.table = table;
  }

  private static BatchGetItemRequest request(String table, Set<String> items) {
    KeysAndAttributes wanted = DynamoDbBatches.keys(ITEM, items).consistentRead(true).build();
    return BatchGetItemRequest.builder().requestItems(Map.of(table, wanted)).build();
  }

  @Override
  public CompletionStage<Optional<StockLevel>> find(String item) {
    CompletableFuture<Optional<StockLevel>> answer;
    synchronized (this) {
      answer = waiting.computeIfAbsent(item, asked -> new CompletableFuture<>());
    }
    send();
    return answer.minimalCompletionStage();
  }

  private void send() {
    Map<String, CompletableFuture<Optional<StockLevel>>> batch = take();
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

  private synchronized Map<String, CompletableFuture<Optional<StockLevel>>> take() {
    Map<String, CompletableFuture<Optional<StockLevel>>> batch = new LinkedHashMap<>();
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

  /** One row that cannot be read, or was not given, says nothing of the others. */
  private void answered(
      Map<String, CompletableFuture<Optional<StockLevel>>> batch, BatchGetItemResponse answer) {
    for (Map<String, AttributeValue> row : answer.responses().getOrDefault(table, List.of())) {
      CompletableFuture<Optional<StockLevel>> one = batch.get(row.get(ITEM).s());
      try {
        one.complete(Optional.of(Rows.fromRow(row, StockLevel.class)));
      } catch (RuntimeException unreadable) {
        one.completeExceptionally(unreadable);
      }
    }
    if (answer.hasUnprocessedKeys() && answer.unprocessedKeys().containsKey(table)) {
      for (Map<String, AttributeValue> key : answer.unprocessedKeys().get(table).keys()) {
        batch.get(key.get(ITEM).s()).completeExceptionally(DynamoDbBatches.notAllCame("snapshots"));
      }
    }
    batch.values().forEach(one -> one.complete(Optional.empty()));
  }
}
