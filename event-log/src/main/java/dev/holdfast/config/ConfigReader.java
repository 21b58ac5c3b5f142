package dev.holdfast.config;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads settings by their names, once, at a start. What is wrong with them is collected, names that
 * nobody asks for among it, and reported all at once by {@link #check}. Until then a wrong value
 * reads as its default.
 */
public final class ConfigReader {
  private final Map<String, String> environment;
  private final Properties properties = new Properties();

  /** Where the properties come from, for faults; may be empty. */
  private final String origin;

  private final Set<String> known = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private ConfigReader(Map<String, String> environment, String origin) {
    this.environment = environment;
    this.origin = origin;
  }

  /** Settings that are given as properties, and nowhere else. */
  public static ConfigReader of(Properties properties) {
    ConfigReader reader = new ConfigReader(Map.of(), "");
    reader.properties.putAll(properties);
    return reader;
  }

  /** The environment goes before the properties file. A file that cannot be read is a fault. */
  public static ConfigReader of(Map<String, String> environment, Optional<Path> file) {
    ConfigReader reader = new ConfigReader(environment, file.map(path -> " in " + path).orElse(""));
    file.ifPresent(reader::load);
    return reader;
  }

  private void load(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (IOException | IllegalArgumentException e) {
      fault(file + " can't be read as a properties file: " + e);
    }
  }

  /** Without the white space around it; empty if there is nothing else. */
  public Optional<String> text(String name) {
    known.add(name);
    return Stream.of(environment.getOrDefault(name, ""), properties.getProperty(name, ""))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Adds a fault if there is no such setting. */
  public void require(String name) {
    if (text(name).isEmpty()) {
      fault(name + " is missing");
    }
  }

  /**
   * @param inWords what the pattern lets through, as in "must be …"
   */
  public Optional<String> matching(String name, String pattern, String inWords) {
    Optional<String> value = text(name);
    value.filter(text -> !text.matches(pattern)).ifPresent(text -> mustBe(name, inWords, text));
    return value.filter(text -> text.matches(pattern));
  }

  public String oneOf(String name, String byDefault, String... words) {
    return matching(name, String.join("|", words), String.join(" or ", words)).orElse(byDefault);
  }

  public Optional<URI> uri(String name) {
    Optional<String> value = text(name);
    Optional<URI> uri = value.flatMap(ConfigReader::parse);
    if (value.isPresent() && uri.isEmpty()) {
      mustBe(name, "a URI with a scheme", value.get());
    }
    return uri;
  }

  /** A whole number from {@code min} to {@code max}. */
  public int whole(String name, int byDefault, int min, int max) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return byDefault;
    }
    String text = value.get();
    long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    if (number >= min && number <= max) {
      return (int) number;
    }
    if (number > max) {
      mustBe(name, "at most " + max, text);
    } else {
      String range = max == Integer.MAX_VALUE ? " up" : " to " + max;
      mustBe(name, "a whole number from " + min + range, text);
    }
    return byDefault;
  }

  /** At least 1. */
  public int count(String name, int byDefault) {
    return whole(name, byDefault, 1, Integer.MAX_VALUE);
  }

  /** A whole number of seconds, at least 1. */
  public Duration seconds(String name, Duration byDefault) {
    return Duration.ofSeconds(count(name, Math.toIntExact(byDefault.toSeconds())));
  }

  /** A whole number of milliseconds, at least 1. */
  public Duration millis(String name, Duration byDefault) {
    return Duration.ofMillis(count(name, Math.toIntExact(byDefault.toMillis())));
  }

  /** What the caller finds wrong itself. */
  public void fault(String fault) {
    faults.add(fault);
  }

  /**
   * To be called when all settings have been read.
   *
   * @param unknown what is said of a name that nobody asked for, as in "is no setting"
   * @throws ConfigException with every fault there is
   */
  public void check(String unknown) {
    Set<String> names = new TreeSet<>(properties.stringPropertyNames());
    names.removeAll(known);
    names.forEach(name -> fault(name + origin + " " + unknown));
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
  }

  private void mustBe(String name, String what, String value) {
    fault(name + " must be " + what + ", and is " + value);
  }

  private static Optional<URI> parse(String value) {
    try {
      return Optional.of(URI.create(value)).filter(uri -> uri.getScheme() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
