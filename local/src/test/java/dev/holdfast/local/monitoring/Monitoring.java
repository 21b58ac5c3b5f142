package dev.holdfast.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is to be watched, as it lies in the documentation. */
final class Monitoring {
  static final Path FOLDER = Path.of("../docs/monitoring");
  static final Path OPERATIONS = Path.of("../docs/operations.md");

  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern SECTION = Pattern.compile("(?m)^### (\\w+)$");

  private Monitoring() {}

  static String rules() throws IOException {
    return Files.readString(FOLDER.resolve("rules.yml"));
  }

  /** The queries of the dashboard, in its order. */
  static List<String> queries() throws IOException {
    return plots()
        .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
        .map(target -> target.path("expr").asText())
        .toList();
  }

  /** The titles of its panels. */
  static List<String> panels() throws IOException {
    return plots().map(panel -> panel.path("title").asText()).toList();
  }

  /** What each of them says about when to look: `Look when …`, a sentence. */
  static List<String> looks() throws IOException {
    return plots().map(panel -> panel.path("description").asText()).toList();
  }

  private static Stream<JsonNode> plots() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
    return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
        .filter(panel -> panel.has("targets"));
  }

  static Set<String> alerts() throws IOException {
    return found(ALERT, rules());
  }

  /**
   * The alarms that are told of what to do.
   *
   * @param chapters those to look in: up to the next, or to the end
   */
  static Set<String> sections(String chapters) {
    return found(SECTION, chapters);
  }

  static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
