package dev.holdfast.gateway;

/** The port is taken. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListenException(int port, Throwable cause) {
    super(
        "Port "
            + port
            + " can't be listened at: "
            + cause.getMessage()
            + ". Set "
            + GatewayConfig.PORT
            + " to another one.",
        cause);
  }
}
