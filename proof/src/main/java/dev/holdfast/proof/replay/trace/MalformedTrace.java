package dev.holdfast.proof.replay.trace;

/** A trace with nothing in it to replay; the message has the first faults, and what is read. */
public final class MalformedTrace extends UnreadableTrace {
  private static final long serialVersionUID = 1;

  MalformedTrace(String message) {
    super(message);
  }
}
