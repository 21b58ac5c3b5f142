package dev.holdfast.local.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Counts the capacity units that DynamoDB says each request has consumed: it is asked to say so,
 * also for indexes. What it does not say is added: a write that was refused costs a unit, and a
 * query that finds nothing half of one.
 */
public final class Meter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DYNAMO_DB = "DynamoDB_20120810.";
  private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "BatchWriteItem");
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");
  private static final double QUERY_MIN = 0.5;

  private final Map<String, Double> units = new ConcurrentSkipListMap<>();

  /** What is asked, with the question for its price. */
  byte[] asked(String target, byte[] body) {
    if (!isPaidFor(target)) {
      return body;
    }
    try {
      ObjectNode request = (ObjectNode) JSON.readTree(body);
      return JSON.writeValueAsBytes(request.put("ReturnConsumedCapacity", "INDEXES"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answered(String who, String prefix, String target, byte[] body) {
    if (!isPaidFor(target)) {
      return;
    }
    String operation = target.substring(DYNAMO_DB.length());
    String kind = who + (WRITES.contains(operation) ? " writes " : " reads ");
    try {
      JsonNode answer = JSON.readTree(body);
      JsonNode consumed = answer.path("ConsumedCapacity");
      if (answer.path("__type").asText().endsWith("#ConditionalCheckFailedException")) {
        units.merge(kind + "refused", 1.0, Double::sum);
      } else if (consumed.isArray()) {
        consumed.forEach(each -> add(kind, prefix, each));
      } else if (consumed.isObject()) {
        add(kind, prefix, consumed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String kind, String prefix, JsonNode consumed) {
    String table = consumed.path("TableName").asText().substring(prefix.length());
    JsonNode indexes = consumed.path("GlobalSecondaryIndexes");
    double ofTable = consumed.path("Table").path("CapacityUnits").asDouble();
    if (ofTable > 0 || indexes.isEmpty()) {
      units.merge(kind + table, Math.max(ofTable, QUERY_MIN), Double::sum);
    }
    for (Map.Entry<String, JsonNode> index : indexes.properties()) {
      double ofIndex = index.getValue().path("CapacityUnits").asDouble();
      units.merge(kind + table + "/" + index.getKey(), Math.max(ofIndex, QUERY_MIN), Double::sum);
    }
  }

  private static boolean isPaidFor(String target) {
    if (!target.startsWith(DYNAMO_DB)) {
      return false;
    }
    String operation = target.substring(DYNAMO_DB.length());
    return WRITES.contains(operation) || READS.contains(operation);
  }

  /** From now on it counts from nothing. */
  public void reset() {
    units.clear();
  }

  /** Units by who has read or written what, such as `job writes snapshots`. */
  public Map<String, Double> units() {
    return new TreeMap<>(units);
  }
}
