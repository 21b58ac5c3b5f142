package dev.holdfast.job;

/** The configuration does not permit a start; the message names all that is wrong with it. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
