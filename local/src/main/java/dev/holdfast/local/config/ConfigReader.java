package dev.holdfast.local.config;

import dev.holdfast.local.part.Part;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** Reads the settings: environment first, then the properties file, then defaults. */
public final class ConfigReader {
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{0,64}");

  private final Map<String, String> environment;
  private final Properties file = new Properties();
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, Setting> ports = new HashMap<>();

  private ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads all settings.
   *
   * @param file a properties file, or null for none
   * @throws ConfigFaults with all that is wrong, at once
   */
  public static LocalConfig read(Map<String, String> environment, Path file) throws ConfigFaults {
    var reader = new ConfigReader(environment);
    if (file != null) {
      reader.load(file);
    }
    LocalConfig config = reader.config();
    if (!reader.faults.isEmpty()) {
      throw new ConfigFaults(reader.faults);
    }
    return config;
  }

  private void load(Path path) {
    try (Reader text = Files.newBufferedReader(path)) {
      file.load(text);
    } catch (IOException | IllegalArgumentException e) {
      faults.add("%s can't be read as a properties file: %s".formatted(path, e.getMessage()));
    }
    for (String name : file.stringPropertyNames()) {
      if (!isSetting(name)) {
        faults.add("%s in %s is no setting; --help lists them.".formatted(name, path));
      }
    }
  }

  private static boolean isSetting(String name) {
    for (Setting setting : Setting.values()) {
      if (setting.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private LocalConfig config() {
    return new LocalConfig(
        port(Setting.HOLDFAST_PORT),
        port(Setting.HOLDFAST_FLINK_PORT),
        port(Setting.HOLDFAST_DYNAMODB_PORT),
        port(Setting.HOLDFAST_KINESIS_PORT),
        Path.of(value(Setting.HOLDFAST_DATA)).toAbsolutePath().normalize(),
        auth(),
        prefix(),
        EnumSet.allOf(Part.class));
  }

  private String value(Setting setting) {
    String value = environment.get(setting.name());
    if (value == null || value.isBlank()) {
      value = file.getProperty(setting.name());
    }
    return value == null || value.isBlank() ? setting.byDefault() : value.strip();
  }

  private int port(Setting setting) {
    String text = value(setting);
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      faults.add("%s is '%s', not a port (1 to 65535).".formatted(setting, text));
      return 0;
    }
    Setting other = ports.putIfAbsent(port, setting);
    if (other != null) {
      faults.add("%s and %s are both %d; each needs its own.".formatted(other, setting, port));
    }
    return port;
  }

  private boolean auth() {
    String text = value(Setting.HOLDFAST_AUTH);
    if (!text.equals("on") && !text.equals("off")) {
      faults.add("%s is '%s', neither on nor off.".formatted(Setting.HOLDFAST_AUTH, text));
    }
    return text.equals("on");
  }

  private String prefix() {
    String text = value(Setting.HOLDFAST_PREFIX);
    if (!PREFIX.matcher(text).matches()) {
      faults.add(
          "%s is '%s'; up to 64 letters, digits, dots, dashes, underscores are allowed."
              .formatted(Setting.HOLDFAST_PREFIX, text));
    }
    return text;
  }
}
