package dev.holdfast.local;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be wrong with a machine or with the job's state, as it shows in what a process says of
 * its end, and what to do about it.
 */
public enum Trouble {
  TOO_MANY_FILES(
      "Raise the limit on open files (ulimit -n 65536), start again; no data is the worse for it.",
      "Too many open files"),
  DISK_FULL(
      "Make room on the disk of the data folder; no data is the worse for it.",
      "No space left on device",
      "Disk quota exceeded",
      "not enough space on the disk"),
  OUT_OF_MEMORY(
      "End other programs, or give the machine more memory; no data is the worse for it.",
      "OutOfMemoryError",
      "Cannot allocate memory",
      "insufficient memory"),
  PORT_TAKEN(
      "Another program has the port: end it, or set another (--help lists the settings).",
      "Address already in use",
      "Failed to bind"),
  STATE_DIFFERS(
      "The state is of another version of the job: run that version, or start with --fresh, which"
          + " deletes all data.",
      "StateMigrationException",
      "Cannot map checkpoint/savepoint state",
      "There is no operator for the state",
      "must not be incompatible",
      "ax parallelism mismatch",
      "InvalidClassException",
      "AvroTypeException"),
  STATE_OF_ANOTHER_LOG("", "This state is of another log"),
  STATE_DAMAGED(
      "",
      "RocksDBException: Corruption",
      "org.apache.flink.runtime.checkpoint.Checkpoints",
      "Cannot find checkpoint or savepoint",
      "Cannot find meta data file",
      // A file that was being written when the state was taken, and is not there as it was.
      "Missing data in tmp file",
      "StreamTaskStateInitializer",
      "BackendRestorerProcedure"),
  OTHER("", "");

  private final String advice;
  private final Pattern signs;

  Trouble(String advice, String... signs) {
    this.advice = advice;
    this.signs =
        Pattern.compile(Stream.of(signs).map(Pattern::quote).collect(Collectors.joining("|")));
  }

  /**
   * What a text tells of, be it a log or a stack trace. What the machine lacks goes before what the
   * state has: a file that cannot be opened for want of handles is not damaged.
   */
  public static Trouble of(String text) {
    // OTHER has no signs and fits every text.
    return Stream.of(values())
        .filter(each -> each.signs.matcher(text).find())
        .findFirst()
        .orElse(OTHER);
  }

  /** Whether it may be over without anybody changing the job or its state. */
  public boolean isOfTheMachine() {
    return compareTo(STATE_DIFFERS) < 0;
  }

  /** What to do, in a sentence; empty if nobody knows. */
  public String advice() {
    return advice;
  }
}
