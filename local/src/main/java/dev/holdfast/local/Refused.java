package dev.holdfast.local;

import java.util.List;

/** Nothing was started: something in the environment is missing or in the way. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param faults each with what to do about it
   */
  Refused(List<String> faults, Throwable cause) {
    super(String.join(System.lineSeparator(), faults), cause);
  }
}
