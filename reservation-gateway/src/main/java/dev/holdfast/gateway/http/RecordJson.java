package dev.holdfast.gateway.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Records in JSON: their fields under the schema's names, without those that are null. */
public final class RecordJson {
  private RecordJson() {}

  /** The fields of `record`, in the schema's order, but `without`, also in records within it. */
  public static Map<String, Object> of(IndexedRecord record, Set<String> without) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null && !without.contains(field.name())) {
        json.put(field.name(), value(value, without));
      }
    }
    return json;
  }

  private static Object value(Object value, Set<String> without) {
    if (value instanceof IndexedRecord record) {
      return of(record, without);
    }
    if (value instanceof List<?> values) {
      return values.stream().map(one -> value(one, without)).toList();
    }
    return value instanceof Number ? value : value.toString();
  }
}
