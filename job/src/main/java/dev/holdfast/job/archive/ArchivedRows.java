package dev.holdfast.job.archive;

import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A commit as rows of cold storage: one for each of its events. */
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
        .build();
  }

  private static Instant instant(Long epochMillis) {
    return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
  }
}
