package dev.holdfast.config;

import java.util.List;

/** The settings do not permit a start. The message has a line for each fault. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  public ConfigException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  public ConfigException(String fault) {
    this(List.of(fault));
  }

  /** A sentence for each, beginning with the name of its setting. */
  public List<String> faults() {
    return faults;
  }
}
