package dev.holdfast.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The templates of one installation, read back from the files that would be deployed.
 *
 * @param inOrder data, job, gateways if there are any, what watches them
 */
record Templates(List<JsonNode> inOrder) {
  /** Without any setting. Made once, as the CDK's Node process is slow to start. */
  static final Templates DEFAULT = of(Map.of());

  /** What gateways can't do without. */
  static final Map<String, String> GATEWAYS =
      Map.of(
          "domain",
          "holdfast.example.com",
          "certificate",
          "arn:aws:acm:eu-west-1:123456789012:certificate/0d1c1d0e-0000-4000-8000-000000000000",
          "keysFile",
          "keys");

  static final Templates WITH_GATEWAYS = withGateways();

  /** With gateways that take an issuer's tokens. */
  static final Templates WITH_ISSUER =
      withGateways("oidcIssuer", "https://login.example", "oidcAudience", "holdfast");

  static Templates of(Map<String, String> settings) {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "templates");
      List<Path> files = HoldfastApp.synthesize(folder, Settings.of(settings));
      ObjectMapper json = new ObjectMapper();
      List<JsonNode> read = new ArrayList<>();
      for (Path file : files) {
        read.add(json.readTree(file.toFile()));
      }
      return new Templates(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With gateways, and what else is given. */
  static Templates withGateways(String... pairs) {
    Map<String, String> settings = new TreeMap<>(GATEWAYS);
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(pairs[i], pairs[i + 1]);
    }
    return of(settings);
  }

  JsonNode data() {
    return inOrder.get(0);
  }

  JsonNode job() {
    return inOrder.get(1);
  }

  JsonNode gateway() {
    return inOrder.get(2);
  }

  JsonNode watch() {
    return inOrder.get(inOrder.size() - 1);
  }

  /** The resources of a type, from all templates. */
  List<JsonNode> all(String type) {
    return inOrder.stream()
        .flatMap(template -> elements(template.get("Resources")))
        .filter(resource -> resource.get("Type").asText().equals(type))
        .toList();
  }

  /** The properties of the only resource of a type. */
  JsonNode only(String type) {
    List<JsonNode> found = all(type);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " resources of type " + type);
    }
    return found.get(0).get("Properties");
  }

  /**
   * A value with its references resolved as far as a template shows: {@code <holdfast-events.Arn>}.
   */
  String readable(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    String function = value.fieldNames().next();
    JsonNode of = value.get(function);
    return switch (function) {
      case "Ref" -> "<" + name(of.asText()) + ">";
      case "Fn::GetAtt" -> "<" + name(of.get(0).asText()) + "." + of.get(1).asText() + ">";
      case "Fn::ImportValue" -> readable(exported(of.asText()));
      case "Fn::Join" -> elements(of.get(1)).map(this::readable).collect(Collectors.joining());
      default -> throw new AssertionError("no rule for " + value);
    };
  }

  private JsonNode exported(String name) {
    return elements(data().get("Outputs"))
        .filter(output -> output.at("/Export/Name").asText().equals(name))
        .map(output -> output.get("Value"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the data stack does not export " + name));
  }

  /** A resource's physical name, or else its id without the hash that the CDK appends. */
  private String name(String id) {
    JsonNode properties = data().at("/Resources/" + id + "/Properties");
    return Stream.of("TableName", "Name")
        .filter(properties::has)
        .map(property -> properties.get(property).asText())
        .findFirst()
        .orElse(id.replaceAll("[0-9A-F]{8}$", ""));
  }

  static Stream<JsonNode> elements(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false);
  }
}
