package dev.holdfast.proof.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as JSON, with names in order: rows are the same if their texts are. */
final class RowJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RowJson() {}

  static String text(Map<String, AttributeValue> row) {
    return object(row).toString();
  }

  private static JsonNode object(Map<String, AttributeValue> row) {
    var object = NODES.objectNode();
    new TreeMap<>(row).forEach((name, value) -> object.set(name, node(value)));
    return object;
  }

  private static JsonNode node(AttributeValue value) {
    return switch (value.type()) {
      case S -> NODES.textNode(value.s());
      case N -> NODES.numberNode(new BigDecimal(value.n()));
      case M -> object(value.m());
      case L -> NODES.arrayNode().addAll(value.l().stream().map(RowJson::node).toList());
      // Of no row that the job writes; so it differs from each.
      default -> NODES.textNode(value.toString());
    };
  }

  /** What is null in the text is not in the row. */
  static Map<String, AttributeValue> row(String text) {
    try {
      return row(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + text, e);
    }
  }

  static Map<String, AttributeValue> row(JsonNode object) {
    Map<String, AttributeValue> row = new HashMap<>();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                row.put(field.getKey(), value(field.getValue()));
              }
            });
    return row;
  }

  private static AttributeValue value(JsonNode node) {
    if (node.isObject()) {
      return AttributeValue.fromM(row(node));
    }
    if (node.isArray()) {
      List<AttributeValue> values = new ArrayList<>();
      node.forEach(element -> values.add(value(element)));
      return AttributeValue.fromL(values);
    }
    return node.isNumber()
        ? AttributeValue.fromN(node.asText())
        : AttributeValue.fromS(node.asText());
  }

  /** The elements of a JSON array. */
  static List<JsonNode> elements(String text) {
    try {
      List<JsonNode> elements = new ArrayList<>();
      JSON.readTree(text).forEach(elements::add);
      return elements;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + text, e);
    }
  }
}
