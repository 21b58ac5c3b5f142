package dev.holdfast.job.sink;

import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.DeadLetter;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Dead letters as rows of an index. Their bytes may be longer than a row; they lie in the files.
 */
public final class DeadLetterRows {
  private DeadLetterRows() {}

  /** The hash key: where the letter came from. */
  static String id(DeadLetter letter) {
    return letter.getSource() + ":" + letter.getShard() + ":" + letter.getSequenceNumber();
  }

  public static Map<String, AttributeValue> of(DeadLetter letter) {
    Map<String, AttributeValue> row = new HashMap<>();
    row.put("id", AttributeValue.fromS(id(letter)));
    row.put("source", AttributeValue.fromS(letter.getSource()));
    row.put("shard", AttributeValue.fromS(letter.getShard()));
    row.put("sequenceNumber", AttributeValue.fromS(letter.getSequenceNumber()));
    row.put("arrivedAt", AttributeValue.fromN(Long.toString(letter.getArrivedAt())));
    row.put("reason", AttributeValue.fromS(letter.getReason()));
    row.put("size", AttributeValue.fromN(Integer.toString(letter.getBytes().remaining())));
    row.put(Rows.TTL, Ttl.after(letter.getArrivedAt()));
    return row;
  }
}
