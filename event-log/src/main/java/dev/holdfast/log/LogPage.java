package dev.holdfast.log;

import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Optional;

/** Some rows of the log, as a walk through all of them meets them. */
public final class LogPage {
  private final List<Row> rows;
  private final Optional<RowKey> last;

  /**
   * @param last after which the next page begins; empty if there is none
   */
  public LogPage(List<Row> rows, Optional<RowKey> last) {
    this.rows = List.copyOf(rows);
    this.last = last;
  }

  /** May be empty on any page. */
  public List<Row> rows() {
    return rows;
  }

  /** After which row the next page begins; empty if this is the last one. */
  public Optional<RowKey> last() {
    return last;
  }

  /** A row, and the commit in it. */
  public static final class Row {
    private final RowKey key;
    private final Optional<Commit> commit;

    private Row(RowKey key, Optional<Commit> commit) {
      this.key = key;
      this.commit = commit;
    }

    public static Row of(Commit commit) {
      return new Row(new RowKey(commit.getItem(), commit.getSeq()), Optional.of(commit));
    }

    /** One that is there and cannot be read. */
    public static Row unreadable(RowKey key) {
      return new Row(key, Optional.empty());
    }

    public RowKey key() {
      return key;
    }

    /** Empty if the row cannot be read. */
    public Optional<Commit> commit() {
      return commit;
    }
  }
}
