package dev.holdfast.gateway;

/** The port is taken. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListenException(String host, int port, Throwable cause) {
    this(host, port, GatewayConfig.PORT, cause);
  }

  /**
   * @param setting the port's
   */
  CannotListenException(String host, int port, String setting, Throwable cause) {
    super(
        "Port "
            + port
            + " of "
            + host
            + " can't be listened at: "
            + cause.getMessage()
            + ". Set "
            + setting
            + " to another one, or "
            + SecurityConfig.BIND
            + " to an address of this machine.",
        cause);
  }
}
