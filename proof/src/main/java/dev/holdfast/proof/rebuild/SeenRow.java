package dev.holdfast.proof.rebuild;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was seen in the place of a row that is to be written: it is written if nobody has been there
 * since, for all who write rows write a later seq.
 *
 * @param condition for DynamoDB
 * @param values that it names
 */
record SeenRow(String condition, Map<String, AttributeValue> values) {
  static final SeenRow NONE = new SeenRow("attribute_not_exists(#key)", Map.of());

  /**
   * @param seq 0 also for a row that has no seq, or none that is a number
   */
  static SeenRow withSeq(long seq) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":seen", AttributeValue.fromN(Long.toString(seq)));
    if (seq != 0) {
      return new SeenRow("seq = :seen", values);
    }
    values.put(":number", AttributeValue.fromS("N"));
    return new SeenRow("seq = :seen OR NOT attribute_type(seq, :number)", values);
  }

  /** The names that the condition needs. */
  Map<String, String> names(Model model) {
    return values.isEmpty() ? Map.of("#key", model.keyName()) : Map.of();
  }
}
