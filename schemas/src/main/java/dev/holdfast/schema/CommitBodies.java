package dev.holdfast.schema;

import java.util.ArrayList;
import java.util.List;

/** The binary attribute `events` of a log row: a commit's events and trace, in few bytes. */
public final class CommitBodies {
  private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  /** A traceparent of version 00 without the version, as W3C's Trace Context has it. */
  private static final String TRACE = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx-xx";

  private static final String TRACE_VERSION = "00-";

  private static final WireFormat<CommitBody> BODY =
      new WireFormat<>(CommitBody.getClassSchema(), CommitBodies::saysMore);

  private CommitBodies() {}

  public static byte[] encode(Commit commit) {
    List<String> kinds = new ArrayList<>();
    List<StoredEvent> stored = new ArrayList<>(commit.getEvents().size());
    for (Event event : commit.getEvents()) {
      stored.add(store(event, numberOf(event.getKind(), kinds)));
    }
    return BODY.encode(new CommitBody(kinds, stored, storeTrace(commit.getTraceparent())));
  }

  /**
   * The commit of a row.
   *
   * @throws UndecodableException if `body` is not what {@link #encode} returns, in a known version
   */
  public static Commit decode(String item, long seq, String commitId, long at, byte[] body)
      throws UndecodableException {
    CommitBody read = BODY.decode(body);
    List<Event> events = new ArrayList<>(read.getEvents().size());
    for (StoredEvent stored : read.getEvents()) {
      int kind = stored.getKind();
      if (kind < 0 || kind >= read.getKinds().size()) {
        throw new UndecodableException("an event of kind " + kind + ", which is not told", null);
      }
      events.add(restore(stored, read.getKinds().get(kind)));
    }
    return new Commit(item, seq, commitId, at, events, restoreTrace(read.getTrace()));
  }

  private static boolean saysMore(CommitBody body) {
    return body.getEvents().stream().anyMatch(CommitBodies::saysMore);
  }

  private static boolean saysMore(StoredEvent event) {
    return event.getHold() != null
        || (event.getPolicy() != null && event.getPolicy().getOwnFields() != null);
  }

  /** A commit has few kinds, most often one. */
  private static int numberOf(String kind, List<String> kinds) {
    int number = kinds.indexOf(kind);
    if (number >= 0) {
      return number;
    }
    kinds.add(kind);
    return kinds.size() - 1;
  }

  private static StoredEvent store(Event event, int kind) {
    return new StoredEvent(
        kind,
        event.getOnHandDelta(),
        event.getReservedDelta(),
        storeId(event.getReservation()),
        storeId(event.getCart()),
        event.getQuantity(),
        event.getPlacedSeq(),
        event.getExpiresAt(),
        storeId(event.getCommand()),
        event.getCommandKind(),
        event.getContentHash(),
        event.getReason(),
        event.getCounted(),
        event.getCountedAtSeq(),
        event.getPolicy(),
        event.getHold());
  }

  private static Event restore(StoredEvent stored, String kind) {
    return new Event(
        kind,
        stored.getOnHandDelta(),
        stored.getReservedDelta(),
        restoreId(stored.getReservation()),
        restoreId(stored.getCart()),
        stored.getQuantity(),
        stored.getPlacedSeq(),
        stored.getExpiresAt(),
        restoreId(stored.getCommand()),
        stored.getCommandKind(),
        stored.getContentHash(),
        stored.getReason(),
        stored.getCounted(),
        stored.getCountedAtSeq(),
        stored.getPolicy(),
        stored.getHold());
  }

  /** A {@link Uuid} if the id is one in its canonical text, otherwise the id itself, or null. */
  private static Object storeId(String id) {
    byte[] bytes = Hex.read(id, UUID);
    return bytes == null ? id : new Uuid(bytes);
  }

  private static String restoreId(Object stored) {
    return stored instanceof Uuid ? Hex.write(((Uuid) stored).bytes(), UUID) : (String) stored;
  }

  /** What is no trace context of a version known here is not kept. */
  private static TraceContext storeTrace(String traceparent) {
    if (traceparent == null || !traceparent.startsWith(TRACE_VERSION)) {
      return null;
    }
    byte[] bytes = Hex.read(traceparent.substring(TRACE_VERSION.length()), TRACE);
    return bytes == null ? null : new TraceContext(bytes);
  }

  private static String restoreTrace(TraceContext trace) {
    return trace == null ? null : TRACE_VERSION + Hex.write(trace.bytes(), TRACE);
  }
}
