package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.log.dynamodb.LetterIndex;
import dev.holdfast.log.dynamodb.Tables;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Dead letters of an earlier version of the job, which could not read what this one can. */
public final class LetterRows {
  private LetterRows() {}

  /**
   * Keeps one in the index.
   *
   * @param shard makes it another letter
   * @return its id
   */
  public static String keep(LocalConfig config, String shard, byte[] bytes) {
    String id = config.commandStream() + ":" + shard + ":9";
    Map<String, AttributeValue> row =
        Map.of(
            LetterIndex.ID, AttributeValue.fromS(id),
            LetterIndex.ARRIVED_AT, AttributeValue.fromN("" + System.currentTimeMillis()),
            LetterIndex.REASON, AttributeValue.fromS("no schema has the fingerprint 7"),
            LetterIndex.SIZE, AttributeValue.fromN("" + bytes.length),
            LetterIndex.BYTES, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
    try (DynamoDbAsyncClient client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(DynamoDbPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      String table = new Tables(config.prefix()).deadLetters();
      client.putItem(put -> put.tableName(table).item(row)).join();
    }
    return id;
  }
}
