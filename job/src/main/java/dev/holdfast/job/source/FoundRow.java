package dev.holdfast.job.source;

import dev.holdfast.log.LogPage;
import dev.holdfast.schema.Commit;

/** A row that a scan has found in the log. Flink wants its fields public. */
public final class FoundRow {
  public String item;
  public long seq;

  /** Null if it cannot be read, or is only known to be there. */
  public Commit commit;

  public FoundRow() {}

  private FoundRow(String item, long seq, Commit commit) {
    this.item = item;
    this.seq = seq;
    this.commit = commit;
  }

  static FoundRow of(LogPage.Row row) {
    return new FoundRow(row.key().item(), row.key().seq(), row.commit().orElse(null));
  }

  /** That an item has it, and nothing more. */
  static FoundRow named(String item, long seq) {
    return new FoundRow(item, seq, null);
  }
}
