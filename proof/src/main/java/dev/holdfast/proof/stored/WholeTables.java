package dev.holdfast.proof.stored;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads whole tables, strongly consistent. */
public final class WholeTables {
  private final DynamoDbAsyncClient client;

  public WholeTables(DynamoDbAsyncClient client) {
    this.client = client;
  }

  /** About how many rows there are to read; DynamoDB counts them anew every six hours. */
  public long rowsAbout(String table) {
    return client.describeTable(describe -> describe.tableName(table)).join().table().itemCount();
  }

  /** Takes a row into a database. */
  public interface Taker {
    void take(Map<String, AttributeValue> row) throws SQLException;
  }

  /**
   * Reads a table.
   *
   * @param read hears how many more rows have been read
   */
  public void read(String table, Taker taker, LongConsumer read) throws SQLException {
    Map<String, AttributeValue> from = null;
    do {
      Map<String, AttributeValue> after = from;
      ScanResponse page =
          client
              .scan(scan -> scan.tableName(table).consistentRead(true).exclusiveStartKey(after))
              .join();
      for (Map<String, AttributeValue> row : page.items()) {
        taker.take(row);
      }
      read.accept(page.count());
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (from != null);
  }
}
