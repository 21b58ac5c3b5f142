package dev.holdfast.job.sink;

import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.Outcome;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Outcomes as rows. An outcome never changes, so a plain put is right however often it is done. */
public final class OutcomeRows {
  private OutcomeRows() {}

  public static Map<String, AttributeValue> of(Outcome outcome) {
    Map<String, AttributeValue> row = Rows.toRow(outcome);
    row.put(Rows.KEY, AttributeValue.fromS(Rows.key(outcome.getItem(), outcome.getCommand())));
    row.put(Rows.TTL, Ttl.after(outcome.getAt()));
    return row;
  }
}
