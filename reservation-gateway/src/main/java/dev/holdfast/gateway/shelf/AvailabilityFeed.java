package dev.holdfast.gateway.shelf;

import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The table `availability`: all of it by a parallel scan, and its changes by {@link ChangeIndex}.
 * Both are read in small pages, for who reads one keeps a thread of the client's.
 */
public final class AvailabilityFeed implements ChangeFeed {
  private static final int SEGMENTS = 4;
  private static final int ROWS_A_PAGE = 500;

  private final DynamoDbAsyncClient client;
  private final String table;
  private final Timekeeper time;

  public AvailabilityFeed(DynamoDbAsyncClient client, Tables tables, Timekeeper time) {
    this.client = client;
    this.table = tables.availability();
    this.time = time;
  }

  @Override
  public CompletionStage<Void> all(long pauseMillis, Consumer<List<Written>> pages) {
    return allOf(SEGMENTS, segment -> scan(segment, Map.of(), pauseMillis, pages));
  }

  @Override
  public CompletionStage<Void> since(long moment, Consumer<List<Written>> pages) {
    return allOf(ChangeIndex.BUCKETS, bucket -> query(bucket, moment, Map.of(), pages));
  }

  private static CompletionStage<Void> allOf(
      int parts, Function<Integer, CompletionStage<Void>> part) {
    return CompletableFuture.allOf(
        IntStream.range(0, parts)
            .mapToObj(number -> part.apply(number).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private CompletionStage<Void> scan(
      int segment,
      Map<String, AttributeValue> from,
      long pauseMillis,
      Consumer<List<Written>> pages) {
    ScanRequest.Builder scan =
        ScanRequest.builder()
            .tableName(table)
            .segment(segment)
            .totalSegments(SEGMENTS)
            .limit(ROWS_A_PAGE);
    if (!from.isEmpty()) {
      scan.exclusiveStartKey(from);
    }
    return client
        .scan(scan.build())
        .thenCompose(
            page -> {
              pages.accept(page.items().stream().map(AvailabilityFeed::written).toList());
              return page.hasLastEvaluatedKey()
                  ? pause(pauseMillis)
                      .thenCompose(
                          rested -> scan(segment, page.lastEvaluatedKey(), pauseMillis, pages))
                  : CompletableFuture.completedFuture(null);
            });
  }

  private CompletionStage<Void> query(
      int bucket, long moment, Map<String, AttributeValue> from, Consumer<List<Written>> pages) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(ChangeIndex.NAME)
            .keyConditionExpression("#bucket = :bucket AND #at >= :at")
            .expressionAttributeNames(
                Map.of("#bucket", ChangeIndex.BUCKET, "#at", ChangeIndex.CHANGED_AT))
            .expressionAttributeValues(
                Map.of(
                    ":bucket", AttributeValue.fromN(Integer.toString(bucket)),
                    ":at", AttributeValue.fromN(Long.toString(moment))))
            .limit(ROWS_A_PAGE);
    if (!from.isEmpty()) {
      query.exclusiveStartKey(from);
    }
    return client
        .query(query.build())
        .thenCompose(
            page -> {
              pages.accept(page.items().stream().map(AvailabilityFeed::written).toList());
              return page.hasLastEvaluatedKey()
                  ? query(bucket, moment, page.lastEvaluatedKey(), pages)
                  : CompletableFuture.completedFuture(null);
            });
  }

  private CompletionStage<Void> pause(long millis) {
    CompletableFuture<Void> rested = new CompletableFuture<>();
    time.after(millis, () -> rested.complete(null));
    return rested;
  }

  /** Rows from before there was an index say only when what they tell of was. */
  private static Written written(Map<String, AttributeValue> attributes) {
    Availability row = Rows.fromRow(attributes, Availability.class);
    AttributeValue changedAt = attributes.get(ChangeIndex.CHANGED_AT);
    return new Written(row, changedAt == null ? row.getAt() : Long.parseLong(changedAt.n()));
  }
}
