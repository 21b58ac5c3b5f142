package dev.holdfast.log.dynamodb;

import dev.holdfast.log.Items;
import dev.holdfast.log.LogPage;
import dev.holdfast.log.RowKey;
import dev.holdfast.log.UnreadableRowException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The items of the log's table. A scan that may begin after any key need not walk through an item's
 * rows to come to the next one: it begins after the last seq that the item could have, and stops at
 * the first row it meets. So an item costs one read of one row. Segments are those of DynamoDB's
 * parallel scan: all keys of an item are in the same one, side by side and in their order, and a
 * scan may begin after any of them.
 */
public final class DynamoDbItems implements Items {
  private final DynamoDbAsyncClient client;
  private final String table;

  public DynamoDbItems(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.table = tables.events();
  }

  @Override
  public CompletionStage<Optional<String>> after(int segment, int ofSegments, String item) {
    return scan(segment, ofSegments, item == null ? Map.of() : endOf(item));
  }

  @Override
  public CompletionStage<LogPage> rows(
      int segment, int ofSegments, Optional<RowKey> after, int limit) {
    ScanRequest.Builder request = scan(segment, ofSegments).limit(limit);
    after.ifPresent(row -> request.exclusiveStartKey(key(row.item(), row.seq())));
    return client.scan(request.build()).thenApply(DynamoDbItems::page);
  }

  private static LogPage page(ScanResponse page) {
    return new LogPage(
        page.items().stream().map(DynamoDbItems::row).collect(Collectors.toList()),
        page.hasLastEvaluatedKey()
            ? Optional.of(CommitRows.key(page.lastEvaluatedKey()))
            : Optional.empty());
  }

  private static LogPage.Row row(Map<String, AttributeValue> row) {
    try {
      return LogPage.Row.of(CommitRows.fromRow(row));
    } catch (UnreadableRowException e) {
      return LogPage.Row.unreadable(CommitRows.key(row));
    }
  }

  /** A page may be empty and yet not the last. */
  private CompletionStage<Optional<String>> scan(
      int segment, int ofSegments, Map<String, AttributeValue> startKey) {
    ScanRequest.Builder request =
        scan(segment, ofSegments)
            .projectionExpression("#item")
            .expressionAttributeNames(Map.of("#item", CommitRows.ITEM))
            .limit(1);
    if (!startKey.isEmpty()) {
      request.exclusiveStartKey(startKey);
    }
    return client
        .scan(request.build())
        .thenCompose(
            page -> {
              if (!page.items().isEmpty()) {
                String found = page.items().get(0).get(CommitRows.ITEM).s();
                return CompletableFuture.completedFuture(Optional.of(found));
              }
              return page.hasLastEvaluatedKey()
                  ? scan(segment, ofSegments, page.lastEvaluatedKey())
                  : CompletableFuture.completedFuture(Optional.empty());
            });
  }

  private ScanRequest.Builder scan(int segment, int ofSegments) {
    return ScanRequest.builder().tableName(table).segment(segment).totalSegments(ofSegments);
  }

  private static Map<String, AttributeValue> endOf(String item) {
    return key(item, Long.MAX_VALUE);
  }

  private static Map<String, AttributeValue> key(String item, long seq) {
    return Map.of(
        CommitRows.ITEM, AttributeValue.fromS(item),
        CommitRows.SEQ, AttributeValue.fromN(Long.toString(seq)));
  }
}
