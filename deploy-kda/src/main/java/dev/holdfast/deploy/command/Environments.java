package dev.holdfast.deploy.command;

import dev.holdfast.deploy.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One file with the settings of several environments, each as {@code ENVIRONMENT.SETTING = VALUE}.
 */
final class Environments {
  private final Map<String, Map<String, String>> byName;

  private Environments(Map<String, Map<String, String>> byName) {
    this.byName = byName;
  }

  /**
   * Reads the file.
   *
   * @throws Failed with all faults of all environments at once
   */
  static Environments read(Path file) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw Failed.usage("the settings can't be read from " + file + ": " + e.getMessage());
    }
    List<String> faults = new ArrayList<>();
    Map<String, Map<String, String>> byName = new TreeMap<>();
    for (String name : lines.stringPropertyNames()) {
      int dot = name.indexOf('.');
      if (dot < 1) {
        faults.add(name + " must be ENVIRONMENT.SETTING");
        continue;
      }
      byName
          .computeIfAbsent(name.substring(0, dot), each -> new TreeMap<>())
          .put(name.substring(dot + 1), lines.getProperty(name).strip());
    }
    byName.forEach((name, settings) -> faults.addAll(faults(name, settings)));
    if (!faults.isEmpty()) {
      throw Failed.usage(file + ":\n" + String.join("\n", faults));
    }
    return new Environments(byName);
  }

  Set<String> names() {
    return byName.keySet();
  }

  /**
   * The settings of one.
   *
   * @param over what is given for this time only
   */
  Map<String, String> settings(String name, Map<String, String> over) {
    Map<String, String> settings = byName.get(name);
    if (settings == null) {
      throw Failed.usage(
          "there is no environment " + name + ", only " + String.join(", ", names()));
    }
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(over);
    return all;
  }

  private static List<String> faults(String name, Map<String, String> settings) {
    try {
      Settings.of(settings);
      return List.of();
    } catch (IllegalArgumentException wrong) {
      return wrong
          .getMessage()
          .lines()
          .map(fault -> name + "." + fault)
          .collect(Collectors.toList());
    }
  }
}
