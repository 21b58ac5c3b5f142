package dev.holdfast.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Rows of the read model of items, written past the job. */
final class AvailabilityRows implements AutoCloseable {
  private static final int ROWS_OF_A_WRITE = 25;
  private static final int WRITES_AT_ONCE = 8;

  private final DynamoDbAsyncClient client;
  private final String table;

  AvailabilityRows(LocalConfig config) {
    table = new Tables(config.prefix()).availability();
    client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(DynamoDbPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  /** Items from `many-00000` on, with more of each than of the one before. */
  void fill(int items) {
    int ofARound = ROWS_OF_A_WRITE * WRITES_AT_ONCE;
    for (int from = 0; from < items; from += ofARound) {
      int first = from;
      CompletableFuture.allOf(
              IntStream.range(0, WRITES_AT_ONCE)
                  .map(write -> first + write * ROWS_OF_A_WRITE)
                  .filter(at -> at < items)
                  .mapToObj(at -> write(at, Math.min(items, at + ROWS_OF_A_WRITE)))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  private CompletableFuture<?> write(int from, int to) {
    List<WriteRequest> rows =
        IntStream.range(from, to)
            .mapToObj(AvailabilityRows::row)
            .map(row -> WriteRequest.builder().putRequest(put -> put.item(row)).build())
            .toList();
    return client
        .batchWriteItem(batch -> batch.requestItems(Map.of(table, rows)))
        .thenAccept(answer -> assertThat(answer.unprocessedItems()).isEmpty());
  }

  private static Map<String, AttributeValue> row(int number) {
    String item = "many-%05d".formatted(number);
    long at = System.currentTimeMillis();
    Map<String, AttributeValue> row =
        Rows.toRow(
            Availability.newBuilder()
                .setItem(item)
                .setAvailable(number)
                .setOnHand(number + 1L)
                .setReserved(1)
                .setStatus("in-stock")
                .setShortfall(0)
                .setSeq(1)
                .setAt(at)
                .setShortfallHolds(List.of())
                .build());
    row.putAll(ChangeIndex.keys(item, at));
    return row;
  }

  @Override
  public void close() {
    client.close();
  }
}
