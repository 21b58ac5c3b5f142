package dev.holdfast.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.schema.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shop's policies as a setting: a JSON object from prefixes of items' ids to the fields that are
 * not as built in, such as `{"":{"holdSeconds":2700},"shop1:":{"holdSeconds":172800,
 * "holdSecondsMax":259200}}`. The gateways and the job read it alike, and must be given the same.
 */
public final class PolicySetting {
  private static final String NOTHING = "{}";
  private static final int LENGTH_MAX = 16_384;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PolicySetting() {}

  /**
   * Adds what is wrong with a setting to the reader's faults.
   *
   * @param retention how long a row stays in the log once it may expire
   * @return its text, for {@link #policies}
   */
  public static String read(ConfigReader reader, String name, Duration retention) {
    String text = reader.text(name).orElse(NOTHING);
    List<String> faults = new ArrayList<>();
    faults.addAll(ShopPolicies.of(byPrefix(text, faults), retention).faults());
    faults.forEach(fault -> reader.fault(name + " " + fault));
    return text;
  }

  /** The policies that `text` says, in which nothing is wrong. */
  public static ShopPolicies policies(String text, Duration retention) {
    return ShopPolicies.of(byPrefix(text, new ArrayList<>()), retention);
  }

  private static Map<String, Policy> byPrefix(String text, List<String> faults) {
    Map<String, Policy> byPrefix = new TreeMap<>();
    if (text.length() > LENGTH_MAX) {
      faults.add("must be of at most " + LENGTH_MAX + " characters");
      return byPrefix;
    }
    JsonNode json = parse(text, faults);
    if (json == null) {
      return byPrefix;
    }
    if (!json.isObject()) {
      faults.add("must be a JSON object");
      return byPrefix;
    }
    json.properties()
        .forEach(
            each -> byPrefix.put(each.getKey(), policy(each.getKey(), each.getValue(), faults)));
    return byPrefix;
  }

  /** Null for what is no JSON, or has a name twice: then it is a fault. */
  private static JsonNode parse(String text, List<String> faults) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      int character = e.getLocation().getColumnNr();
      // What follows is about the parser's own settings.
      String why = e.getOriginalMessage().replaceFirst("(?s)[ (]*start marker at \\[Source.*", "");
      faults.add("is no JSON at character " + character + ": " + why);
      return null;
    }
  }

  private static Policy policy(String prefix, JsonNode json, List<String> faults) {
    String where = "of \"" + prefix + "\": ";
    Map<String, Long> fields = new TreeMap<>();
    if (!json.isObject()) {
      faults.add(where + "must be an object with fields of a policy");
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!PolicyFields.NAMES.contains(field.getKey())) {
        faults.add(where + field.getKey() + " is no field of a policy");
      } else if (!field.getValue().isIntegralNumber() || !field.getValue().canConvertToLong()) {
        faults.add(where + field.getKey() + " must be a whole number");
      } else {
        fields.put(field.getKey(), field.getValue().longValue());
      }
    }
    return PolicyFields.policy(fields);
  }
}
