package dev.holdfast.log.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * The rows of `availability` by when they were written: whoever has them all asks it for what has
 * changed since. Items are spread over buckets, for a partition takes 1,000 write units a second,
 * and a change of an indexed row costs two.
 */
public final class ChangeIndex {
  public static final String NAME = "by-change";

  /** The hash key: which bucket the item is in, from 0. */
  public static final String BUCKET = "bucket";

  /** The range key: when its row was written, by its writer's clock, epoch milliseconds. */
  public static final String CHANGED_AT = "changedAt";

  /** Fixed: rows that are there keep the bucket they were written with. */
  public static final int BUCKETS = 16;

  private ChangeIndex() {}

  /**
   * What a row has beside its fields to be found in the index.
   *
   * @param changedAt epoch milliseconds
   */
  public static Map<String, AttributeValue> keys(String item, long changedAt) {
    int bucket = Math.floorMod(item.hashCode(), BUCKETS);
    return Map.of(
        BUCKET, AttributeValue.fromN(Integer.toString(bucket)),
        CHANGED_AT, AttributeValue.fromN(Long.toString(changedAt)));
  }

  static GlobalSecondaryIndex definition() {
    return GlobalSecondaryIndex.builder()
        .indexName(NAME)
        .keySchema(Key.hash(BUCKET), Key.range(CHANGED_AT))
        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
        .build();
  }
}
