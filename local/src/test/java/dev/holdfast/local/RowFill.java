package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills tables with rows, past gateway and job, as fast as DynamoDB Local takes them. */
public final class RowFill implements AutoCloseable {
  private static final int ROWS_OF_A_WRITE = 25;
  private static final int WRITES_AT_ONCE = 8;

  private final DynamoDbAsyncClient client;
  private final Map<String, List<WriteRequest>> waiting = new HashMap<>();
  private final Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();

  public RowFill(LocalConfig config) {
    client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(DynamoDbPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  DynamoDbAsyncClient client() {
    return client;
  }

  public void put(String table, Map<String, AttributeValue> row) {
    List<WriteRequest> rows = waiting.computeIfAbsent(table, name -> new ArrayList<>());
    rows.add(WriteRequest.builder().putRequest(put -> put.item(row)).build());
    if (rows.size() == ROWS_OF_A_WRITE) {
      write(table, waiting.remove(table));
    }
  }

  private void write(String table, List<WriteRequest> rows) {
    if (underWay.size() == WRITES_AT_ONCE) {
      underWay.remove().join();
    }
    underWay.add(
        client
            .batchWriteItem(batch -> batch.requestItems(Map.of(table, rows)))
            .thenAccept(answer -> assertThat(answer.unprocessedItems()).isEmpty()));
  }

  /** Returns when all is written. */
  public void end() {
    waiting.forEach(this::write);
    waiting.clear();
    underWay.forEach(CompletableFuture::join);
    underWay.clear();
  }

  @Override
  public void close() {
    client.close();
  }
}
