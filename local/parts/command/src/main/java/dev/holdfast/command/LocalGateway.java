package dev.holdfast.command;

import java.net.URI;

/**
 * The gateway of this machine's own system, which commands speak to unless they are told another.
 */
public final class LocalGateway {
  /** For an option's default. */
  public static final String ADDRESS = "http://127.0.0.1:${env:HOLDFAST_PORT:-7070}";

  private LocalGateway() {}

  /** The same by itself. */
  public static URI address() {
    String port = System.getenv().getOrDefault("HOLDFAST_PORT", "7070");
    return URI.create("http://127.0.0.1:" + port);
  }
}
