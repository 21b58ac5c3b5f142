package dev.holdfast.job.sink;

import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.Outcome;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.dynamodb.sink.DynamoDbWriteRequest;
import org.apache.flink.connector.dynamodb.sink.DynamoDbWriteRequestType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Outcomes as rows. An outcome never changes, so a plain put is right however often it is done. */
public final class OutcomeRows implements ElementConverter<Outcome, DynamoDbWriteRequest> {
  private static final long serialVersionUID = 1L;

  @Override
  public DynamoDbWriteRequest apply(Outcome outcome, SinkWriter.Context context) {
    Map<String, AttributeValue> row = Rows.toRow(outcome);
    row.put(Rows.KEY, AttributeValue.fromS(Rows.key(outcome.getItem(), outcome.getCommand())));
    row.put(Rows.TTL, Ttl.after(outcome.getAt()));
    return DynamoDbWriteRequest.builder()
        .setType(DynamoDbWriteRequestType.PUT)
        .setItem(row)
        .build();
  }
}
