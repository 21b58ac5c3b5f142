package dev.holdfast.log.dynamodb;

import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** Reads of many rows with one call: those there are, in no order. Fails if not all could come. */
public final class DynamoDbBatches {
  /** As many rows of read models as DynamoDB gives in one call. */
  public static final int ROWS_MAX = 100;

  /** As many commits as fit into one answer, whatever their size: 400 KB of 16 MB. */
  public static final int COMMITS_MAX = 40;

  private final DynamoDbAsyncClient client;
  private final Tables tables;

  public DynamoDbBatches(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /**
   * What product pages read; eventually consistent, as it is written eventually anyway.
   *
   * @param items at most {@link #ROWS_MAX}, none twice
   */
  public CompletionStage<List<Availability>> availability(Collection<String> items) {
    return find(
        tables.availability(),
        keys(Rows.ITEM, items).consistentRead(false),
        row -> Rows.fromRow(row, Availability.class));
  }

  /**
   * What became of commands.
   *
   * @param keys of their rows, see {@link Rows#key}; at most {@link #ROWS_MAX}, none twice
   */
  public CompletionStage<List<Outcome>> outcomes(Collection<String> keys) {
    return find(
        tables.outcomes(),
        keys(Rows.KEY, keys).consistentRead(true),
        row -> Rows.fromRow(row, Outcome.class));
  }

  /**
   * The commits that tell of outcomes; some may have left the log.
   *
   * @param outcomes at most {@link #COMMITS_MAX}
   */
  public CompletionStage<List<Commit>> commitsOf(Collection<Outcome> outcomes) {
    List<Map<String, AttributeValue>> places =
        outcomes.stream().map(DynamoDbBatches::place).distinct().collect(Collectors.toList());
    return find(
        tables.events(),
        KeysAndAttributes.builder().keys(places).consistentRead(true),
        CommitRows::fromRow);
  }

  private static Map<String, AttributeValue> place(Outcome outcome) {
    return Map.of(
        CommitRows.ITEM, AttributeValue.fromS(outcome.getItem()),
        CommitRows.SEQ, AttributeValue.fromN(Long.toString(outcome.getSeq())));
  }

  static KeysAndAttributes.Builder keys(String name, Collection<String> keys) {
    return KeysAndAttributes.builder()
        .keys(
            keys.stream()
                .map(key -> Map.of(name, AttributeValue.fromS(key)))
                .collect(Collectors.toList()));
  }

  private <T> CompletionStage<List<T>> find(
      String table,
      KeysAndAttributes.Builder wanted,
      Function<Map<String, AttributeValue>, T> record) {
    return client
        .batchGetItem(
            BatchGetItemRequest.builder().requestItems(Map.of(table, wanted.build())).build())
        .thenCompose(
            answer ->
                answer.hasUnprocessedKeys() && !answer.unprocessedKeys().isEmpty()
                    ? CompletableFuture.failedFuture(notAllCame("rows"))
                    : CompletableFuture.completedFuture(
                        answer.responses().getOrDefault(table, List.of()).stream()
                            .map(record)
                            .collect(Collectors.toList())));
  }

  /** What DynamoDB has left out of an answer may be asked for again. */
  static RuntimeException notAllCame(String what) {
    return ProvisionedThroughputExceededException.builder()
        .message("not all " + what + " came")
        .build();
  }
}
