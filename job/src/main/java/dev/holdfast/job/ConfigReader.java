package dev.holdfast.job;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reads properties and collects what is wrong with them, unknown names among it. */
final class ConfigReader {
  private final Properties properties;
  private final Set<String> known = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  ConfigReader(Properties properties) {
    this.properties = properties;
  }

  Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
  }

  Optional<URI> uri(String name) {
    return text(name).map(value -> toUri(name, value));
  }

  Duration seconds(String name, Duration otherwise) {
    return text(name).map(value -> Duration.ofSeconds(toNumber(name, value))).orElse(otherwise);
  }

  Duration millis(String name, Duration otherwise) {
    return text(name).map(value -> Duration.ofMillis(toNumber(name, value))).orElse(otherwise);
  }

  int count(String name, int otherwise) {
    return text(name).map(value -> Math.toIntExact(toNumber(name, value))).orElse(otherwise);
  }

  int count(String name, int otherwise, int max) {
    int count = count(name, otherwise);
    if (count > max) {
      fault(name + " must be at most " + max + ", and is " + count);
    }
    return count;
  }

  /** Null after a fault. */
  String required(String name) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      fault(name + " is missing");
    }
    return value.orElse(null);
  }

  void fault(String fault) {
    faults.add(fault);
  }

  void throwFaults() {
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(known);
    unknown.forEach(name -> fault(name + " is not known"));
    if (!faults.isEmpty()) {
      throw new ConfigException("property group holdfast: " + String.join("; ", faults));
    }
  }

  private URI toUri(String name, String value) {
    try {
      URI uri = URI.create(value);
      if (uri.getScheme() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like a URI without a scheme.
    }
    fault(name + " must be a URI with a scheme, and is " + value);
    return null;
  }

  private long toNumber(String name, String value) {
    try {
      long number = Long.parseLong(value.trim());
      if (number >= 1 && number <= Integer.MAX_VALUE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    fault(name + " must be a whole number from 1 up, and is " + value);
    return 1;
  }
}
