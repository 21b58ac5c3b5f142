package dev.holdfast.job.connectors;

import java.io.Serializable;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.dynamodb.sink.DynamoDbWriteRequest;
import org.apache.flink.connector.dynamodb.sink.DynamoDbWriteRequestType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Elements as rows that are put, whatever is there: they never change. */
final class PutRows<T> implements ElementConverter<T, DynamoDbWriteRequest> {
  private static final long serialVersionUID = 1L;

  private final Row<T> row;

  /** The row of an element. */
  interface Row<T> extends Serializable {
    Map<String, AttributeValue> of(T element);
  }

  PutRows(Row<T> row) {
    this.row = row;
  }

  @Override
  public DynamoDbWriteRequest apply(T element, SinkWriter.Context context) {
    return DynamoDbWriteRequest.builder()
        .setType(DynamoDbWriteRequestType.PUT)
        .setItem(row.of(element))
        .build();
  }
}
