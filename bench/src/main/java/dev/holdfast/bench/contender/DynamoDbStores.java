package dev.holdfast.bench.contender;

import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.part.DynamoDbLocal;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Tables of their own in a DynamoDB Local. */
final class DynamoDbStores implements Stores {
  /** The most rows one BatchWriteItem takes. */
  private static final int ROWS_PER_WRITE = 25;

  private static final int WRITES_UNDER_WAY = 4;
  private static final Duration WRITE_MAX = Duration.ofSeconds(30);

  private final DynamoDbAsyncClient client;
  private final Tables tables;
  private final EventLog log;
  private final DynamoDbReadModels models;

  DynamoDbStores(DynamoDbLocal dynamoDb) {
    this.client = dynamoDb.client();
    this.tables = dynamoDb.newTables();
    this.log = new DynamoDbEventLog(client, tables);
    this.models = new DynamoDbReadModels(client, tables);
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public EventLog log(String writer) {
    return new DynamoDbEventLog(client, tables, Optional.of(writer));
  }

  @Override
  public SnapshotStore snapshots() {
    return models.snapshots();
  }

  @Override
  public ReservationRows reservations() {
    return models.reservations();
  }

  @Override
  public void load(Iterator<Commit> past) {
    write(tables.events(), past, CommitRows::toRow);
  }

  @Override
  public void snapshot(Iterator<StockLevel> levels) {
    write(tables.snapshots(), levels, Rows::toRow);
  }

  private <T> void write(
      String table, Iterator<T> things, Function<T, Map<String, AttributeValue>> toRow) {
    Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
    while (things.hasNext()) {
      List<WriteRequest> rows = new ArrayList<>(ROWS_PER_WRITE);
      while (things.hasNext() && rows.size() < ROWS_PER_WRITE) {
        var row = toRow.apply(things.next());
        rows.add(WriteRequest.builder().putRequest(put -> put.item(row)).build());
      }
      underWay.add(write(Map.of(table, rows)));
      if (underWay.size() == WRITES_UNDER_WAY) {
        underWay.remove().join();
      }
    }
    underWay.forEach(CompletableFuture::join);
  }

  private CompletableFuture<BatchWriteItemResponse> write(Map<String, List<WriteRequest>> rows) {
    return client
        .batchWriteItem(
            write ->
                write
                    .requestItems(rows)
                    .overrideConfiguration(call -> call.apiCallTimeout(WRITE_MAX)))
        .thenApply(
            answer -> {
              if (answer.hasUnprocessedItems() && !answer.unprocessedItems().isEmpty()) {
                throw new IllegalStateException("DynamoDB Local left rows unwritten");
              }
              return answer;
            });
  }

  @Override
  public void close() {
    // The tables end with the process that has them.
  }
}
