package dev.holdfast.job.flow;

/**
 * The names of the operators' state. A savepoint knows an operator by its uid alone: one that is
 * changed loses its state, so none ever is.
 */
public final class Uids {
  public static final String READ_COMMANDS = "read-commands";
  public static final String READ_CHANGES = "read-changes";
  public static final String LEAVE_TIME_TO_COMMANDS = "leave-time-to-commands";
  public static final String DECODE_COMMANDS = "decode-commands";
  public static final String DECODE_CHANGES = "decode-changes";

  /** From when it only named tails. */
  public static final String SCAN_LOG = "scan-tails";

  public static final String TELL_ROWS = "tell-rows";
  public static final String READ_ARCHIVE = "read-archive";
  public static final String RESTORE_COMMIT_ORDER = "restore-commit-order";
  public static final String DECIDE_COMMANDS = "decide-commands";
  public static final String APPEND_PROPOSALS = "append-proposals";
  public static final String FOLD_RESERVATIONS = "fold-reservations";
  public static final String WRITE_RESERVATIONS = "write-reservations";
  public static final String FOLD_LEVELS = "fold-levels";
  public static final String WRITE_SNAPSHOTS = "write-snapshots";
  public static final String WRITE_AVAILABILITY = "write-availability";
  public static final String WATCH_STOCK = "watch-stock";
  public static final String APPEND_ALERTS = "append-alerts";
  public static final String TELL_OUTCOMES = "tell-outcomes";
  public static final String WRITE_OUTCOMES = "write-outcomes";
  public static final String DELIVER_WEBHOOKS = "deliver-webhooks";
  public static final String PARK_WEBHOOKS = "park-webhooks";
  public static final String GATHER_COMMITS = "gather-commits";
  public static final String ARCHIVE_EVENTS = "archive-events";
  public static final String TELL_FINISHED_FILES = "tell-finished-files";
  public static final String READ_FINISHED_FILES = "read-finished-files";
  public static final String RETIRE_ROWS = "retire-rows";
  public static final String KEEP_DEAD_LETTERS = "keep-dead-letters";
  public static final String INDEX_DEAD_LETTERS = "index-dead-letters";

  private Uids() {}
}
