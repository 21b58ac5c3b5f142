package dev.holdfast.log.dynamodb;

import dev.holdfast.schema.AuditRound;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The auditor's two rounds: the one under way, and the last one that ended. */
public final class AuditRows {
  /** The round under way, from which an auditor that starts again goes on. */
  public static final String CURRENT = "current";

  /** The last one that went through all items. */
  public static final String LAST = "last";

  /** How many findings a row lists at most; it counts all. */
  public static final int FOUND_MAX = 20;

  static final String ROUND = "round";

  private final DynamoDbAsyncClient client;
  private final String table;

  public AuditRows(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.table = tables.audits();
  }

  /**
   * Reads a round, strongly consistent.
   *
   * @param round {@link #CURRENT} or {@link #LAST}
   * @return empty if there was none yet
   */
  public CompletionStage<Optional<AuditRound>> find(String round) {
    return client
        .getItem(
            get ->
                get.tableName(table)
                    .key(Map.of(ROUND, AttributeValue.fromS(round)))
                    .consistentRead(true))
        .thenApply(
            answer ->
                answer.hasItem()
                    ? Optional.of(Rows.fromRow(answer.item(), AuditRound.class))
                    : Optional.empty());
  }

  /** Puts a round in place of the one of that name. */
  public CompletionStage<Void> put(AuditRound round) {
    return client
        .putItem(put -> put.tableName(table).item(Rows.toRow(round)))
        .thenAccept(done -> {});
  }
}
