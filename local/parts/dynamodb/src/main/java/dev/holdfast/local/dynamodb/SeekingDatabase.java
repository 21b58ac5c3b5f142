package dev.holdfast.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBUtils;
import com.amazonaws.services.dynamodbv2.local.shared.access.QueryResultInfo;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccess;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.local.shared.model.Condition;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * DynamoDB Local's SQLite database, whose scans begin a page where the one before ended. By itself
 * it walks there from the beginning of the table or segment, page after page: a table of ten times
 * as many rows took a hundred times as long.
 */
class SeekingDatabase extends SQLiteDBAccess {
  /** Longer than any, and none is greater. */
  private static final byte[] LAST_HASH = new byte[32];

  static {
    Arrays.fill(LAST_HASH, (byte) -1);
  }

  SeekingDatabase(Path file) {
    super(file.toString());
  }

  /**
   * Rows lie by their partition key's hash, so a segment is a range of hashes; and what follows a
   * row is in the range that begins with its own.
   */
  @Override
  public QueryResultInfo queryRecords(
      String table,
      String index,
      Map<String, Condition> conditions,
      Map<String, AttributeValue> after,
      Long limit,
      boolean ascending,
      byte[] beginHash,
      byte[] endHash,
      boolean isScan,
      boolean isGlobalIndex) {
    boolean goesOn = isScan && index == null && after != null;
    return super.queryRecords(
        table,
        index,
        conditions,
        after,
        limit,
        ascending,
        goesOn ? hash(table, after) : beginHash,
        goesOn && endHash == null ? LAST_HASH : endHash,
        isScan,
        isGlobalIndex);
  }

  private byte[] hash(String table, Map<String, AttributeValue> key) {
    String hashKey = getTableInfo(table).getHashKey().getAttributeName();
    return LocalDBUtils.getHashValue(key.get(hashKey));
  }
}
