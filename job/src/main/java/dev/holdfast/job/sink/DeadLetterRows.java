package dev.holdfast.job.sink;

import dev.holdfast.log.dynamodb.LetterIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.DeadLetter;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Dead letters as rows of an index, with their bytes unless they are too long for one. */
public final class DeadLetterRows {
  private DeadLetterRows() {}

  static String id(DeadLetter letter) {
    return letter.getSource() + ":" + letter.getShard() + ":" + letter.getSequenceNumber();
  }

  public static Map<String, AttributeValue> of(DeadLetter letter) {
    int size = letter.getBytes().remaining();
    Map<String, AttributeValue> row = new HashMap<>();
    row.put(LetterIndex.ID, AttributeValue.fromS(id(letter)));
    row.put(LetterIndex.SOURCE, AttributeValue.fromS(letter.getSource()));
    row.put(LetterIndex.SHARD, AttributeValue.fromS(letter.getShard()));
    row.put(LetterIndex.SEQUENCE_NUMBER, AttributeValue.fromS(letter.getSequenceNumber()));
    row.put(LetterIndex.ARRIVED_AT, AttributeValue.fromN(Long.toString(letter.getArrivedAt())));
    row.put(LetterIndex.REASON, AttributeValue.fromS(letter.getReason()));
    row.put(LetterIndex.SIZE, AttributeValue.fromN(Integer.toString(size)));
    if (size <= LetterIndex.BYTES_MAX) {
      SdkBytes bytes = SdkBytes.fromByteBuffer(letter.getBytes().duplicate());
      row.put(LetterIndex.BYTES, AttributeValue.fromB(bytes));
    }
    row.put(Rows.TTL, Ttl.after(letter.getArrivedAt()));
    return row;
  }
}
