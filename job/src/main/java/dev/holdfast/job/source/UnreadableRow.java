package dev.holdfast.job.source;

import dev.holdfast.schema.Command;

/**
 * A row of the log that cannot be read here, for a newer version wrote it or it was damaged. It is
 * no dead letter, for it stays in the log; what has to be known here is that it is there.
 */
public final class UnreadableRow extends InputFault {
  private static final long serialVersionUID = 1L;

  private final String item;
  private final long seq;

  UnreadableRow(String item, long seq, Throwable cause) {
    super("commit " + seq + " of item " + item + " cannot be read: " + cause.getMessage(), cause);
    this.item = item;
    this.seq = seq;
  }

  /** Tells who restores the order of commits that the log has this one. */
  public Command nudge() {
    return Nudges.of(item, seq);
  }
}
