package dev.holdfast.job.flow;

import java.util.List;

/**
 * Which step feeds which. The simulator connects its steps by this list; that the topology wires
 * Flink's operators the same way, a test proves.
 */
public final class Flow {
  /** From one step to another. */
  public static final class Edge {
    private final String from;
    private final String to;
    private final int input;

    private Edge(String from, String to, int input) {
      this.from = from;
      this.to = to;
      this.input = input;
    }

    /** The uid of the step that hands on. */
    public String from() {
      return from;
    }

    /** The uid of the step that takes. */
    public String to() {
      return to;
    }

    /** Which of its inputs it is, 1 or 2. */
    public int input() {
      return input;
    }

    @Override
    public String toString() {
      return from + " -> " + to + (input == 1 ? "" : " (" + input + ")");
    }
  }

  /** All of them. */
  public static final List<Edge> EDGES =
      List.of(
          edge(Uids.READ_COMMANDS, Uids.DECODE_COMMANDS),
          edge(Uids.READ_CHANGES, Uids.LEAVE_TIME_TO_COMMANDS),
          edge(Uids.LEAVE_TIME_TO_COMMANDS, Uids.DECODE_CHANGES),
          edge(Uids.DECODE_CHANGES, Uids.RESTORE_COMMIT_ORDER),
          edge(Uids.READ_ARCHIVE, Uids.RESTORE_COMMIT_ORDER),
          second(Uids.DECODE_COMMANDS, Uids.RESTORE_COMMIT_ORDER),
          second(Uids.SCAN_TAILS, Uids.RESTORE_COMMIT_ORDER),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.DECIDE_COMMANDS),
          second(Uids.DECODE_COMMANDS, Uids.DECIDE_COMMANDS),
          edge(Uids.DECIDE_COMMANDS, Uids.APPEND_PROPOSALS),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.FOLD_RESERVATIONS),
          edge(Uids.FOLD_RESERVATIONS, Uids.WRITE_RESERVATIONS),
          edge(Uids.WRITE_RESERVATIONS, Uids.FOLD_LEVELS),
          edge(Uids.FOLD_LEVELS, Uids.WRITE_SNAPSHOTS),
          edge(Uids.FOLD_LEVELS, Uids.WRITE_AVAILABILITY),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.TELL_OUTCOMES),
          edge(Uids.TELL_OUTCOMES, Uids.WRITE_OUTCOMES),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.GATHER_COMMITS),
          edge(Uids.GATHER_COMMITS, Uids.ARCHIVE_EVENTS),
          edge(Uids.ARCHIVE_EVENTS, Uids.TELL_FINISHED_FILES),
          edge(Uids.TELL_FINISHED_FILES, Uids.READ_FINISHED_FILES),
          edge(Uids.READ_FINISHED_FILES, Uids.RETIRE_ROWS),
          edge(Uids.DECODE_COMMANDS, Uids.KEEP_DEAD_LETTERS),
          edge(Uids.DECODE_CHANGES, Uids.KEEP_DEAD_LETTERS),
          edge(Uids.DECODE_COMMANDS, Uids.INDEX_DEAD_LETTERS),
          edge(Uids.DECODE_CHANGES, Uids.INDEX_DEAD_LETTERS));

  private Flow() {}

  private static Edge edge(String from, String to) {
    return new Edge(from, to, 1);
  }

  private static Edge second(String from, String to) {
    return new Edge(from, to, 2);
  }
}
