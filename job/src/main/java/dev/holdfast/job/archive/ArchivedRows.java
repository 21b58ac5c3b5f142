package dev.holdfast.job.archive;

import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A commit as rows of cold storage, one for each of its events, and back. */
final class ArchivedRows {
  private ArchivedRows() {}

  static List<ArchivedEvent> of(Commit commit) {
    List<Event> events = commit.getEvents();
    List<ArchivedEvent> rows = new ArrayList<>(events.size());
    for (int position = 0; position < events.size(); position++) {
      rows.add(row(commit, position, events.get(position)));
    }
    return rows;
  }

  private static ArchivedEvent row(Commit commit, int position, Event event) {
    return ArchivedEvent.newBuilder()
        .setItem(commit.getItem())
        .setSeq(commit.getSeq())
        .setPosition(position)
        .setCommitId(commit.getCommitId())
        .setAt(Instant.ofEpochMilli(commit.getAt()))
        .setKind(event.getKind())
        .setOnHandDelta(event.getOnHandDelta())
        .setReservedDelta(event.getReservedDelta())
        .setReservation(event.getReservation())
        .setCart(event.getCart())
        .setQuantity(event.getQuantity())
        .setPlacedSeq(event.getPlacedSeq())
        .setExpiresAt(instant(event.getExpiresAt()))
        .setCommand(event.getCommand())
        .setCommandKind(event.getCommandKind())
        .setContentHash(event.getContentHash())
        .setReason(event.getReason())
        .setCounted(event.getCounted())
        .setCountedAtSeq(event.getCountedAtSeq())
        .setPolicy(event.getPolicy())
        .setHold(event.getHold())
        .build();
  }

  /**
   * The commit that these rows are of, as it was but for its trace.
   *
   * @param rows all of it, by position; 1 or more
   */
  static Commit commit(List<ArchivedEvent> rows) {
    ArchivedEvent first = rows.get(0);
    return new Commit(
        first.getItem(),
        first.getSeq(),
        first.getCommitId(),
        first.getAt().toEpochMilli(),
        rows.stream().map(ArchivedRows::event).collect(Collectors.toList()),
        /* traceparent= */ null);
  }

  private static Event event(ArchivedEvent row) {
    return Event.newBuilder()
        .setKind(row.getKind())
        .setOnHandDelta(row.getOnHandDelta())
        .setReservedDelta(row.getReservedDelta())
        .setReservation(row.getReservation())
        .setCart(row.getCart())
        .setQuantity(row.getQuantity())
        .setPlacedSeq(row.getPlacedSeq())
        .setExpiresAt(row.getExpiresAt() == null ? null : row.getExpiresAt().toEpochMilli())
        .setCommand(row.getCommand())
        .setCommandKind(row.getCommandKind())
        .setContentHash(row.getContentHash())
        .setReason(row.getReason())
        .setCounted(row.getCounted())
        .setCountedAtSeq(row.getCountedAtSeq())
        .setPolicy(row.getPolicy())
        .setHold(row.getHold())
        .build();
  }

  private static Instant instant(Long epochMillis) {
    return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
  }
}
