package dev.holdfast.proof.simulate.stores;

import dev.holdfast.job.source.ChangeRecords;
import dev.holdfast.job.source.CommandRecords;
import dev.holdfast.job.source.InputFault;
import dev.holdfast.job.source.UnreadableRow;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Records of both streams, in the bytes in which the real ones bring them. */
public final class Records {
  private Records() {}

  /** A new row of the log, as its change stream tells of it. */
  public static byte[] change(Commit commit) {
    byte[] events = CommitBodies.encode(commit);
    String record =
        "{\"eventName\":\"INSERT\",\"dynamodb\":{\"NewImage\":{\"item\":{\"S\":\""
            + commit.getItem()
            + "\"},\"seq\":{\"N\":\""
            + commit.getSeq()
            + "\"},\"commitId\":{\"S\":\""
            + commit.getCommitId()
            + "\"},\"at\":{\"N\":\""
            + commit.getAt()
            + "\"},\"events\":{\"B\":\""
            + Base64.getEncoder().encodeToString(events)
            + "\"}}}}";
    return record.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The commit as it is read from the row that it was written to. */
  static Commit throughARow(Commit commit) {
    try {
      return CommitRows.of(
          commit.getItem(),
          commit.getSeq(),
          commit.getCommitId(),
          commit.getAt(),
          CommitBodies.encode(commit));
    } catch (UndecodableException e) {
      throw new IllegalStateException("a row is no commit", e);
    }
  }

  public static byte[] command(Command command) {
    return WireFormat.COMMAND.encode(command);
  }

  public static byte[] tick(long at) {
    return WireFormat.TICK.encode(new Tick(at));
  }

  /** Whether it is no tick. */
  public static boolean asks(byte[] command) {
    return !WireFormat.TICK.begins(command);
  }

  /** The commit, by the job's own reading. */
  public static Commit readChange(byte[] bytes) {
    try {
      return ChangeRecords.read(bytes).orElseThrow();
    } catch (InputFault fault) {
      throw new IllegalStateException("a change becomes a dead letter", fault);
    }
  }

  /** What the job's own reading makes of it if the row cannot be read. */
  public static Command readUnreadableChange(byte[] bytes) {
    String newer =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replaceFirst("\"B\":\"[^\"]*\"", "\"B\":\"AAAA\"");
    try {
      throw new IllegalStateException(
          "read as " + ChangeRecords.read(newer.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (UnreadableRow row) {
      return row.nudge();
    } catch (InputFault fault) {
      throw new IllegalStateException("a change becomes a dead letter", fault);
    }
  }

  /** The command, by the job's own reading; empty for a tick. */
  public static Optional<Command> readCommand(byte[] bytes) {
    try {
      return CommandRecords.read(bytes);
    } catch (InputFault fault) {
      throw new IllegalStateException("a command becomes a dead letter", fault);
    }
  }
}
