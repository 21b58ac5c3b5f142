package dev.holdfast.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.domain.feed.FeedTypes;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The receivers of webhooks as a setting: a JSON array such as `[{"name":"mails",
 * "url":"https://shop.example/hooks","secretFile":"file:///etc/holdfast/mails.secret",
 * "types":["item.back-in-stock"]}]`. One machine and the job read it alike.
 */
public final class WebhookSetting {
  public static final int ENDPOINTS_MAX = 5;

  private static final String NOTHING = "[]";
  private static final int LENGTH_MAX = 16_384;
  private static final String NAME = "[a-z0-9-]{1,32}";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private WebhookSetting() {}

  /**
   * Adds what is wrong with a setting to the reader's faults.
   *
   * @param internalAllowed whether receivers may be at internal addresses, and without TLS
   */
  public static List<WebhookEndpoint> read(
      ConfigReader reader, String name, boolean internalAllowed) {
    List<String> faults = new ArrayList<>();
    List<WebhookEndpoint> endpoints =
        endpoints(reader.text(name).orElse(NOTHING), internalAllowed, faults);
    faults.forEach(fault -> reader.fault(name + " " + fault));
    return endpoints;
  }

  private static List<WebhookEndpoint> endpoints(
      String text, boolean internalAllowed, List<String> faults) {
    JsonNode json = text.length() > LENGTH_MAX ? null : parse(text);
    if (json == null || !json.isArray() || json.size() > ENDPOINTS_MAX) {
      faults.add(
          "must be a JSON array of at most "
              + (ENDPOINTS_MAX + " receivers and " + LENGTH_MAX + " characters"));
      return List.of();
    }
    List<WebhookEndpoint> endpoints = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode each : json) {
      WebhookEndpoint endpoint = endpoint(each, internalAllowed, faults);
      if (!names.add(endpoint.name())) {
        faults.add("names \"" + endpoint.name() + "\" twice");
      }
      endpoints.add(endpoint);
    }
    return endpoints;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static WebhookEndpoint endpoint(
      JsonNode json, boolean internalAllowed, List<String> faults) {
    String name = json.path("name").asText();
    String where = "of \"" + name + "\": ";
    if (!name.matches(NAME)) {
      faults.add(where + "name must match " + NAME);
    }
    URI url = uri(json.path("url").asText());
    boolean isSecure = "https".equals(url.getScheme());
    boolean isPlain = "http".equals(url.getScheme()) && internalAllowed;
    if ((!isSecure && !isPlain) || url.getHost() == null || url.getUserInfo() != null) {
      faults.add(where + "url must be an https address without a user");
    }
    URI secretFile = uri(json.path("secretFile").asText());
    if (secretFile.getScheme() == null) {
      faults.add(where + "secretFile must be a URI with a scheme, such as file:///etc/secret");
    }
    Set<String> types = new LinkedHashSet<>();
    json.path("types").forEach(type -> types.add(type.asText()));
    if (types.isEmpty() || !FeedTypes.ALL.containsAll(types)) {
      faults.add(where + "types must be some of " + String.join(", ", FeedTypes.ALL));
    }
    return new WebhookEndpoint(name, url, secretFile, types);
  }

  /** An empty one for what is none. */
  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return URI.create("");
    }
  }
}
