package dev.holdfast.gateway;

import java.util.List;

/** Settings that cannot be used; the message has a line for each fault. */
public final class ConfigFaults extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigFaults(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
