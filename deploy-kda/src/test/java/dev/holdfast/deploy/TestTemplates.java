package dev.holdfast.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tests of other packages see of templates. */
public final class TestTemplates {
  private TestTemplates() {}

  /** The template of what watches an installation with gateways. */
  public static JsonNode watch(Map<String, String> settings) {
    if (settings.isEmpty()) {
      return Templates.WITH_GATEWAYS.watch();
    }
    Map<String, String> all = new TreeMap<>(Templates.GATEWAYS);
    all.putAll(settings);
    return Templates.of(all).watch();
  }

  /** The properties of a template's resources of a type. */
  public static List<JsonNode> all(JsonNode template, String type) {
    return Templates.elements(template.get("Resources"))
        .filter(resource -> resource.get("Type").asText().equals(type))
        .map(resource -> resource.get("Properties"))
        .toList();
  }
}
