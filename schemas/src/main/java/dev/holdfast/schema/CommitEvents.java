package dev.holdfast.schema;

import java.util.ArrayList;
import java.util.List;

/** The binary attribute `events` of a log row: the events of a commit, in few bytes. */
public final class CommitEvents {
  private static final WireFormat<CommitBody> BODY = new WireFormat<>(CommitBody.getClassSchema());

  private CommitEvents() {}

  public static byte[] encode(List<Event> events) {
    List<String> kinds = new ArrayList<>();
    List<StoredEvent> stored = new ArrayList<>(events.size());
    for (Event event : events) {
      stored.add(store(event, numberOf(event.getKind(), kinds)));
    }
    return BODY.encode(new CommitBody(kinds, stored));
  }

  /**
   * The events in `bytes`.
   *
   * @throws UndecodableException if they are not what {@link #encode} returns, in a known version
   */
  public static List<Event> decode(byte[] bytes) throws UndecodableException {
    CommitBody body = BODY.decode(bytes);
    List<Event> events = new ArrayList<>(body.getEvents().size());
    for (StoredEvent stored : body.getEvents()) {
      int kind = stored.getKind();
      if (kind < 0 || kind >= body.getKinds().size()) {
        throw new UndecodableException("an event of kind " + kind + ", which is not told", null);
      }
      events.add(restore(stored, body.getKinds().get(kind)));
    }
    return events;
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
        Ids.store(event.getReservation()),
        Ids.store(event.getCart()),
        event.getQuantity(),
        event.getPlacedSeq(),
        event.getExpiresAt(),
        Ids.store(event.getCommand()),
        event.getCommandKind(),
        event.getContentHash(),
        event.getReason(),
        event.getCounted(),
        event.getCountedAtSeq(),
        event.getPolicy());
  }

  private static Event restore(StoredEvent stored, String kind) {
    return new Event(
        kind,
        stored.getOnHandDelta(),
        stored.getReservedDelta(),
        Ids.restore(stored.getReservation()),
        Ids.restore(stored.getCart()),
        stored.getQuantity(),
        stored.getPlacedSeq(),
        stored.getExpiresAt(),
        Ids.restore(stored.getCommand()),
        stored.getCommandKind(),
        stored.getContentHash(),
        stored.getReason(),
        stored.getCounted(),
        stored.getCountedAtSeq(),
        stored.getPolicy());
  }
}
