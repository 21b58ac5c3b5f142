package dev.holdfast.job;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.config.ConfigException;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The property groups the job is given: by Amazon's service, or in a file of the same shape. */
final class PropertyGroups {
  private PropertyGroups() {}

  /**
   * @param arguments nothing, or `--properties FILE`
   * @throws ConfigException for anything else
   */
  static Map<String, Properties> read(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      return KinesisAnalyticsRuntime.getApplicationProperties();
    }
    if (arguments.size() != 2 || !arguments.get(0).equals("--properties")) {
      throw new ConfigException("usage: [--properties FILE], not " + String.join(" ", arguments));
    }
    return parse(new File(arguments.get(1)));
  }

  private static Map<String, Properties> parse(File file) throws IOException {
    if (!file.canRead()) {
      throw new ConfigException(file + " cannot be read");
    }
    Map<String, Properties> groups = new HashMap<>();
    for (JsonNode group : new ObjectMapper().readTree(file)) {
      Properties properties = new Properties();
      group
          .path("PropertyMap")
          .properties()
          .forEach(
              property -> properties.setProperty(property.getKey(), property.getValue().asText()));
      groups.put(group.path("PropertyGroupId").asText(), properties);
    }
    return groups;
  }
}
