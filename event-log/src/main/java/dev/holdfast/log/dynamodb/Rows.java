package dev.holdfast.log.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Read-model records as rows: an attribute for each field, under the field's name, so that a row
 * reads in a console as it does in the schema. Fields a row lacks take their schema's default.
 */
public final class Rows {
  /** The hash key of tables with a row for each item. */
  public static final String ITEM = "item";

  /** Of which commit a row tells, and so of all before it. */
  public static final String SEQ = "seq";

  /** The hash key of tables whose rows are about something within an item. */
  public static final String KEY = "key";

  /** When a row may be deleted, epoch seconds. */
  public static final String TTL = "ttl";

  private Rows() {}

  /** The hash key for `id` within `item`. Neither may hold the separator. */
  public static String key(String item, String id) {
    return item + "#" + id;
  }

  public static Map<String, AttributeValue> toRow(IndexedRecord record) {
    Map<String, AttributeValue> row = new HashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        row.put(field.name(), toAttribute(value));
      }
    }
    return row;
  }

  /**
   * @throws IllegalArgumentException if the row is not one of this type
   */
  public static <T extends SpecificRecord> T fromRow(
      Map<String, AttributeValue> row, Class<T> type) {
    return type.cast(record(row, SpecificData.get().getSchema(type)));
  }

  private static AttributeValue toAttribute(Object value) {
    if (value instanceof Number) {
      return AttributeValue.fromN(value.toString());
    }
    if (value instanceof IndexedRecord) {
      return AttributeValue.fromM(toRow((IndexedRecord) value));
    }
    if (value instanceof List) {
      List<?> values = (List<?>) value;
      return AttributeValue.fromL(
          values.stream().map(Rows::toAttribute).collect(Collectors.toList()));
    }
    return AttributeValue.fromS(value.toString());
  }

  private static Object record(Map<String, AttributeValue> row, Schema schema) {
    SpecificData model = SpecificData.getForSchema(schema);
    IndexedRecord record = (IndexedRecord) model.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      AttributeValue attribute = row.get(field.name());
      if (attribute != null) {
        record.put(field.pos(), value(attribute, field.schema()));
      } else if (field.hasDefaultValue()) {
        record.put(field.pos(), model.getDefaultValue(field));
      } else {
        throw new IllegalArgumentException(
            "a row without " + field.name() + " is no " + schema.getName());
      }
    }
    return record;
  }

  private static Object value(AttributeValue attribute, Schema schema) {
    switch (schema.getType()) {
      case UNION:
        // Optional fields are unions with null first; null itself is an absent attribute.
        return value(attribute, schema.getTypes().get(1));
      case STRING:
        return attribute.s();
      case ENUM:
        return SpecificData.getForSchema(schema).createEnum(attribute.s(), schema);
      case LONG:
        return Long.valueOf(attribute.n());
      case INT:
        return Integer.valueOf(attribute.n());
      case RECORD:
        return record(attribute.m(), schema);
      case ARRAY:
        return attribute.l().stream()
            .map(element -> value(element, schema.getElementType()))
            .collect(Collectors.toList());
      default:
        throw new IllegalArgumentException("no attribute holds a " + schema.getType());
    }
  }
}
