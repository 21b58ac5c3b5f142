package dev.holdfast.gateway;

import dev.holdfast.domain.Policies;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Reads the settings: environment first, then the properties file, then defaults. */
final class ConfigReader {
  static final String PORT = "HOLDFAST_PORT";
  static final String AUTH = "HOLDFAST_AUTH";
  private static final String PREFIX = "HOLDFAST_PREFIX";
  private static final String DYNAMODB = "HOLDFAST_DYNAMODB_ENDPOINT";
  private static final String KINESIS = "HOLDFAST_KINESIS_ENDPOINT";
  private static final String RETENTION = "HOLDFAST_RETENTION_DAYS";
  private static final String REGION = "AWS_REGION";
  private static final Set<String> NAMES =
      Set.of(PORT, AUTH, PREFIX, DYNAMODB, KINESIS, RETENTION, REGION);

  private static final int RETENTION_DAYS_MAX = 3_650;

  /** A row must outlive every hold it tells of. */
  private static final int RETENTION_DAYS_MIN = 1 + Policies.HOLD_SECONDS_MAX / (24 * 3600);

  private final Map<String, String> environment;
  private final Properties file = new Properties();
  private final List<String> faults = new ArrayList<>();

  private ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @throws ConfigFaults with all that is wrong, at once
   */
  static GatewayConfig read(Map<String, String> environment, Optional<Path> file)
      throws ConfigFaults {
    ConfigReader reader = new ConfigReader(environment);
    file.ifPresent(reader::load);
    GatewayConfig config = reader.config();
    if (!reader.faults.isEmpty()) {
      throw new ConfigFaults(reader.faults);
    }
    return config;
  }

  private void load(Path path) {
    try (Reader text = Files.newBufferedReader(path)) {
      file.load(text);
    } catch (IOException | IllegalArgumentException e) {
      faults.add(path + " can't be read as a properties file: " + e);
    }
    file.stringPropertyNames().stream()
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> faults.add(name + " in " + path + " is no setting of the gateway."));
  }

  private GatewayConfig config() {
    return new GatewayConfig(
        whole(PORT, "7070", 0, 65_535),
        oneOf(AUTH, "on", "on", "off").equals("on"),
        matching(PREFIX, Tables.DEFAULT_PREFIX, "[A-Za-z0-9_.-]{0,64}"),
        Region.of(matching(REGION, "", "[a-z0-9-]{1,32}")),
        endpoint(DYNAMODB),
        endpoint(KINESIS),
        Duration.ofDays(whole(RETENTION, "30", RETENTION_DAYS_MIN, RETENTION_DAYS_MAX)));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .or(() -> Optional.ofNullable(file.getProperty(name)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private int whole(String name, String byDefault, int min, int max) {
    String text = value(name).orElse(byDefault);
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (number < min || number > max) {
      faults.add("%s is '%s', not a number from %d to %d.".formatted(name, text, min, max));
    }
    return number;
  }

  private String oneOf(String name, String byDefault, String... words) {
    String text = value(name).orElse(byDefault);
    if (!List.of(words).contains(text)) {
      faults.add("%s is '%s', not %s.".formatted(name, text, String.join(" or ", words)));
    }
    return text;
  }

  private String matching(String name, String byDefault, String pattern) {
    String text = value(name).orElse(byDefault);
    if (!Pattern.matches(pattern, text)) {
      faults.add(
          text.isEmpty()
              ? name + " is not set."
              : "%s is '%s', which does not match %s.".formatted(name, text, pattern));
      return "unusable";
    }
    return text;
  }

  private Optional<URI> endpoint(String name) {
    Optional<String> text = value(name);
    if (text.isPresent() && !text.get().matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
      faults.add("%s is '%s', not like http://127.0.0.1:8000.".formatted(name, text.get()));
      return Optional.empty();
    }
    return text.map(URI::create);
  }
}
