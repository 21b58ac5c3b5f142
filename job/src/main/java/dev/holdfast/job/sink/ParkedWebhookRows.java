package dev.holdfast.job.sink;

import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.ParkedWebhook;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parked webhooks as rows, until they are redelivered or have become old. */
public final class ParkedWebhookRows {
  private ParkedWebhookRows() {}

  public static Map<String, AttributeValue> of(ParkedWebhook parked) {
    Map<String, AttributeValue> row = Rows.toRow(parked);
    row.put(Rows.KEY, AttributeValue.fromS(Rows.key(parked.getEndpoint(), parked.getId())));
    row.put(Rows.TTL, Ttl.after(parked.getParkedAt()));
    return row;
  }
}
