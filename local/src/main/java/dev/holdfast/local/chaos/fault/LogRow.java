package dev.holdfast.local.chaos.fault;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DataPlane;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row of the log, as whoever has the right to may change it: the system itself never does. */
final class LogRow {
  private static final String ITEM = "item";

  private final Map<String, AttributeValue> attributes;

  private LogRow(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  /** The row of a commit. */
  static LogRow of(LocalConfig config, String item, long seq) throws IOException {
    Map<String, AttributeValue> key =
        Map.of(ITEM, AttributeValue.fromS(item), "seq", AttributeValue.fromN(Long.toString(seq)));
    try (DynamoDbAsyncClient client = DataPlane.client(config)) {
      var found =
          client
              .getItem(get -> get.tableName(table(config)).key(key).consistentRead(true))
              .join()
              .item();
      if (found.isEmpty()) {
        throw new IOException("the log has no commit " + seq + " of " + item);
      }
      return new LogRow(found);
    }
  }

  /** The same as another item's. */
  LogRow at(String item) {
    return with(
        Map.of(
            ITEM,
            AttributeValue.fromS(item),
            "commitId",
            AttributeValue.fromS(UUID.randomUUID().toString())));
  }

  LogRow withUnreadableEvents() {
    byte[] noEvents = {1, 2, 3};
    return with(Map.of("events", AttributeValue.fromB(SdkBytes.fromByteArray(noEvents))));
  }

  private LogRow with(Map<String, AttributeValue> changes) {
    Map<String, AttributeValue> changed = new HashMap<>(attributes);
    changed.putAll(changes);
    return new LogRow(changed);
  }

  /** Puts it over whatever is there. */
  void put(LocalConfig config) {
    try (DynamoDbAsyncClient client = DataPlane.client(config)) {
      client.putItem(put -> put.tableName(table(config)).item(attributes)).join();
    }
  }

  private static String table(LocalConfig config) {
    return new Tables(config.prefix()).events();
  }
}
