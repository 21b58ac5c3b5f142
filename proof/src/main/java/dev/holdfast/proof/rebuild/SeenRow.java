package dev.holdfast.proof.rebuild;

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
  /**
   * @param seq 0 if there was no row, or one without a seq that is a number
   */
  static SeenRow of(long seq) {
    AttributeValue seen = AttributeValue.fromN(Long.toString(seq));
    return seq == 0
        ? new SeenRow(
            "seq = :seen OR NOT attribute_type(seq, :number)",
            Map.of(":seen", seen, ":number", AttributeValue.fromS("N")))
        : new SeenRow("seq = :seen", Map.of(":seen", seen));
  }
}
