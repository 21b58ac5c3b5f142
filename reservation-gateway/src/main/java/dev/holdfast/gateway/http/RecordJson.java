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

  /** The fields of `record`, in the schema's order, but `without`. */
  public static Map<String, Object> of(IndexedRecord record, Set<String> without) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null && !without.contains(field.name())) {
        json.put(field.name(), value(value));
      }
    }
    return json;
  }

  private static Object value(Object value) {
    if (value instanceof IndexedRecord record) {
      return of(record, Set.of());
    }
    if (value instanceof List<?> values) {
      return values.stream().map(RecordJson::value).toList();
    }
    return value instanceof Number ? value : value.toString();
  }
}
