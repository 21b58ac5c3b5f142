package dev.holdfast.proof.replay.gateway;

/** Nobody gave a usable answer for as long as one is willing to wait; the message says to what. */
public final class GatewayAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  public GatewayAway(String message) {
    super(message);
  }
}
