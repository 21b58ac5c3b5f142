package dev.holdfast.gateway.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The description's schemas, closed: callers must bear members that they do not know, but what a
 * gateway answers is described to the last member.
 */
final class ClosedSchemas {
  private static final String CLOSED = "unevaluatedProperties";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
  private final JsonNode components;

  ClosedSchemas(JsonNode document) {
    components = document.path("components").deepCopy();
    components.path("schemas").forEach(schema -> close(schema, true));
  }

  /** What is wrong with a value; empty for nothing. */
  List<String> faults(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(Object::toString)
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode root = schema.deepCopy();
    close(root, false);
    root.set("components", components);
    return registry.getSchema(root);
  }

  /**
   * @param isPart whether something around it says which members there are
   */
  private static void close(JsonNode schema, boolean isPart) {
    schema.path("properties").forEach(property -> close(property, false));
    for (String inner : List.of("items", "additionalProperties")) {
      if (schema.path(inner).isObject()) {
        close(schema.path(inner), false);
      }
    }
    for (String parts : List.of("allOf", "anyOf", "oneOf")) {
      schema.path(parts).forEach(part -> close(part, true));
    }
    if (!isPart && !schema.has(CLOSED) && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put(CLOSED, false);
    }
  }
}
