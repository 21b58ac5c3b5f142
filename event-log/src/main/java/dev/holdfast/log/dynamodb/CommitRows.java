package dev.holdfast.log.dynamodb;

import dev.holdfast.domain.CommitFaults;
import dev.holdfast.log.RowKey;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.log.WriterAddress;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import dev.holdfast.schema.UndecodableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A commit as a row of the log. */
public final class CommitRows {
  static final String ITEM = "item";
  static final String SEQ = "seq";
  private static final String COMMIT_ID = "commitId";
  private static final String AT = "at";
  private static final String EVENTS = "events";

  /** Beside the events and not in them: who reads commits reads them as ever. */
  private static final String WRITER = "writer";

  private CommitRows() {}

  /** The row of a commit; its ttl comes later. */
  public static Map<String, AttributeValue> toRow(Commit commit) {
    byte[] events = CommitBodies.encode(commit);
    Map<String, AttributeValue> row = new HashMap<>();
    row.put(ITEM, AttributeValue.fromS(commit.getItem()));
    row.put(SEQ, AttributeValue.fromN(Long.toString(commit.getSeq())));
    row.put(COMMIT_ID, AttributeValue.fromS(commit.getCommitId()));
    row.put(AT, AttributeValue.fromN(Long.toString(commit.getAt())));
    row.put(EVENTS, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(events)));
    return row;
  }

  /**
   * The same with who wrote it.
   *
   * @param writer a {@link WriterAddress}
   */
  static Map<String, AttributeValue> toRow(Commit commit, Optional<String> writer) {
    Map<String, AttributeValue> row = toRow(commit);
    writer.ifPresent(address -> row.put(WRITER, AttributeValue.fromS(address)));
    return row;
  }

  /** The {@link WriterAddress} of who wrote the row, if it says so. */
  static Optional<String> writer(Map<String, AttributeValue> row) {
    return Optional.ofNullable(row.get(WRITER)).map(AttributeValue::s).flatMap(WriterAddress::of);
  }

  /**
   * @throws UnreadableRowException if the row is no commit, or one of a newer version
   */
  static Commit fromRow(Map<String, AttributeValue> row) {
    RowKey key = key(row);
    String item = key.item();
    long seq = key.seq();
    try {
      return of(
          item,
          seq,
          attribute(row, COMMIT_ID, AttributeValue::s),
          Long.parseLong(attribute(row, AT, AttributeValue::n)),
          attribute(row, EVENTS, AttributeValue::b).asByteArrayUnsafe());
    } catch (UndecodableException | RuntimeException e) {
      throw new UnreadableRowException(item, seq, e);
    }
  }

  /** Of a row or of a key, which no row is without. */
  static RowKey key(Map<String, AttributeValue> row) {
    return new RowKey(row.get(ITEM).s(), Long.parseLong(row.get(SEQ).n()));
  }

  /** A row that others have changed may lack any attribute but its key. */
  private static <T> T attribute(
      Map<String, AttributeValue> row, String name, Function<AttributeValue, T> value) {
    return Optional.ofNullable(row.get(name))
        .map(value)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing, or of another type"));
  }

  /**
   * A commit from the attributes of its row, whichever client brought them.
   *
   * @param events the binary attribute `events`
   * @throws UndecodableException if they are no commit, or one that no writer would have appended
   */
  public static Commit of(String item, long seq, String commitId, long at, byte[] events)
      throws UndecodableException {
    Commit commit = CommitBodies.decode(item, seq, commitId, at, events);
    Optional<String> fault = CommitFaults.of(commit);
    if (fault.isPresent()) {
      throw new UndecodableException(fault.get(), null);
    }
    return commit;
  }
}
