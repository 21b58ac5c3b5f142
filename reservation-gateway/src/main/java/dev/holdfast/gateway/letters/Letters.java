package dev.holdfast.gateway.letters;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.LetterIndex;
import dev.holdfast.log.dynamodb.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The job's index of dead letters: those of the last 30 days. */
public final class Letters {
  /**
   * Some of them, in no order.
   *
   * @param next the id after which the next page begins; empty after the last one
   */
  record Page(List<Letter> letters, Optional<String> next) {}

  /** All but the bytes. `size` is a word of DynamoDB's, and so is `source`. */
  private static final Map<String, String> NAMES =
      Map.of(
          "#id", LetterIndex.ID,
          "#arrivedAt", LetterIndex.ARRIVED_AT,
          "#reason", LetterIndex.REASON,
          "#size", LetterIndex.SIZE);

  private final DynamoDbAsyncClient client;
  private final String table;
  private final Retries retries;

  public Letters(DynamoDbAsyncClient client, Tables tables, Retries retries) {
    this.client = client;
    this.table = tables.deadLetters();
    this.retries = retries;
  }

  /**
   * A page, without the bytes.
   *
   * @param after the `next` of the page before
   * @param limit 1 or more; there may be fewer on a page that is not the last one
   */
  CompletionStage<Page> page(Optional<String> after, int limit) {
    ScanRequest.Builder scan =
        ScanRequest.builder()
            .tableName(table)
            .projectionExpression(String.join(", ", NAMES.keySet()))
            .expressionAttributeNames(NAMES)
            .limit(limit);
    after.ifPresent(id -> scan.exclusiveStartKey(key(id)));
    ScanRequest request = scan.build();
    return retries
        .ask(() -> client.scan(request))
        .thenApply(
            page ->
                new Page(
                    page.items().stream().map(Letters::letter).toList(),
                    Optional.ofNullable(page.lastEvaluatedKey().get(LetterIndex.ID))
                        .map(AttributeValue::s)));
  }

  /** A letter with its bytes. */
  CompletionStage<Optional<Letter>> find(String id) {
    return retries
        .ask(() -> client.getItem(get -> get.tableName(table).key(key(id))))
        .thenApply(found -> found.hasItem() ? Optional.of(letter(found.item())) : Optional.empty());
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of(LetterIndex.ID, AttributeValue.fromS(id));
  }

  private static Letter letter(Map<String, AttributeValue> row) {
    return new Letter(
        row.get(LetterIndex.ID).s(),
        Long.parseLong(row.get(LetterIndex.ARRIVED_AT).n()),
        row.get(LetterIndex.REASON).s(),
        Long.parseLong(row.get(LetterIndex.SIZE).n()),
        Optional.ofNullable(row.get(LetterIndex.BYTES))
            .map(AttributeValue::b)
            .map(SdkBytes::asByteArray));
  }
}
