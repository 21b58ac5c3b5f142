package dev.holdfast.job.flow;

import dev.holdfast.job.fold.FoldLevels;
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
    private final String output;

    private Edge(String from, String to, int input, String output) {
      this.from = from;
      this.to = to;
      this.input = input;
      this.output = output;
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

    /** By which of the first step's outputs: a side output's name, empty for its main one. */
    public String output() {
      return output;
    }

    @Override
    public String toString() {
      return from + " -> " + to + (input == 1 ? "" : " (" + input + ")");
    }
  }

  /** The side output of records that cannot be understood. */
  public static final String DEAD_LETTERS = "dead letters";

  /** The side output of what is known of rows of the log that cannot be read. */
  public static final String UNREADABLE_ROWS = "unreadable rows";

  /** The side output of rows that are only known to be there. */
  public static final String NAMED_ROWS = "named rows";

  /** All of them. */
  public static final List<Edge> EDGES =
      List.of(
          edge(Uids.READ_COMMANDS, Uids.DECODE_COMMANDS),
          edge(Uids.READ_CHANGES, Uids.LEAVE_TIME_TO_COMMANDS),
          edge(Uids.LEAVE_TIME_TO_COMMANDS, Uids.DECODE_CHANGES),
          edge(Uids.DECODE_CHANGES, Uids.RESTORE_COMMIT_ORDER),
          edge(Uids.READ_ARCHIVE, Uids.RESTORE_COMMIT_ORDER),
          second(Uids.DECODE_COMMANDS, Uids.RESTORE_COMMIT_ORDER),
          edge(Uids.SCAN_LOG, Uids.TELL_ROWS),
          edge(Uids.TELL_ROWS, Uids.RESTORE_COMMIT_ORDER),
          new Edge(Uids.TELL_ROWS, Uids.RESTORE_COMMIT_ORDER, 2, NAMED_ROWS),
          new Edge(Uids.DECODE_CHANGES, Uids.RESTORE_COMMIT_ORDER, 2, UNREADABLE_ROWS),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.DECIDE_COMMANDS),
          second(Uids.DECODE_COMMANDS, Uids.DECIDE_COMMANDS),
          edge(Uids.DECIDE_COMMANDS, Uids.APPEND_PROPOSALS),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.FOLD_RESERVATIONS),
          edge(Uids.FOLD_RESERVATIONS, Uids.WRITE_RESERVATIONS),
          edge(Uids.WRITE_RESERVATIONS, Uids.FOLD_LEVELS),
          side(Uids.FOLD_LEVELS, FoldLevels.SNAPSHOTS.name(), Uids.WRITE_SNAPSHOTS),
          edge(Uids.FOLD_LEVELS, Uids.WRITE_AVAILABILITY),
          edge(Uids.FOLD_LEVELS, Uids.WATCH_STOCK),
          edge(Uids.WATCH_STOCK, Uids.APPEND_ALERTS),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.TELL_OUTCOMES),
          edge(Uids.TELL_OUTCOMES, Uids.WRITE_OUTCOMES),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.DELIVER_WEBHOOKS),
          edge(Uids.DELIVER_WEBHOOKS, Uids.PARK_WEBHOOKS),
          edge(Uids.RESTORE_COMMIT_ORDER, Uids.GATHER_COMMITS),
          edge(Uids.GATHER_COMMITS, Uids.ARCHIVE_EVENTS),
          edge(Uids.ARCHIVE_EVENTS, Uids.TELL_FINISHED_FILES),
          edge(Uids.TELL_FINISHED_FILES, Uids.READ_FINISHED_FILES),
          edge(Uids.READ_FINISHED_FILES, Uids.RETIRE_ROWS),
          side(Uids.DECODE_COMMANDS, DEAD_LETTERS, Uids.KEEP_DEAD_LETTERS),
          side(Uids.DECODE_CHANGES, DEAD_LETTERS, Uids.KEEP_DEAD_LETTERS),
          side(Uids.DECODE_COMMANDS, DEAD_LETTERS, Uids.INDEX_DEAD_LETTERS),
          side(Uids.DECODE_CHANGES, DEAD_LETTERS, Uids.INDEX_DEAD_LETTERS));

  private Flow() {}

  private static Edge edge(String from, String to) {
    return new Edge(from, to, 1, "");
  }

  private static Edge second(String from, String to) {
    return new Edge(from, to, 2, "");
  }

  private static Edge side(String from, String output, String to) {
    return new Edge(from, to, 1, output);
  }
}
