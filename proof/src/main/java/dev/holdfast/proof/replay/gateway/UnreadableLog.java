package dev.holdfast.proof.replay.gateway;

/** The gateway did not show an item's events; the message is its answer. */
public final class UnreadableLog extends Exception {
  private static final long serialVersionUID = 1;

  public UnreadableLog(String message) {
    super(message);
  }
}
