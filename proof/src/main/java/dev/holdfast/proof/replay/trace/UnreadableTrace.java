package dev.holdfast.proof.replay.trace;

/** A file that is no trace; the message says which, and what was expected. */
public class UnreadableTrace extends Exception {
  private static final long serialVersionUID = 1;

  public UnreadableTrace(String message) {
    super(message);
  }
}
