package dev.holdfast.gateway;

import dev.holdfast.gateway.bulk.PostStockChanges;
import dev.holdfast.gateway.bulk.Uploads;
import dev.holdfast.gateway.command.CommandBatches;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.DynamoDbBatches;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What sends many changes of stock. It has a client of its own, so that nothing waits for it. */
final class Uploading implements AutoCloseable {
  /** Uploads wait for their own reads, and nobody else does. */
  static final int CONNECTIONS = 16;

  /** How long the stream may refuse what an upload sends: it takes so much and no more. */
  static final long DEADLINE_MILLIS = 10_000;

  private final DynamoDbAsyncClient client;
  private final Uploads uploads;

  /**
   * @param client is closed with it
   */
  Uploading(
      DynamoDbAsyncClient client,
      Tables tables,
      CommandBatches commands,
      Timekeeper time,
      Retries reads) {
    this.client = client;
    this.uploads =
        Uploads.to(
            commands,
            new DynamoDbEventLog(client, tables),
            new DynamoDbBatches(client, tables),
            time,
            reads);
  }

  Endpoint endpoint() {
    return PostStockChanges.endpoint(uploads);
  }

  /** Takes no more, and ends what is under way. */
  void end() {
    uploads.close();
  }

  @Override
  public void close() {
    end();
    client.close();
  }
}
