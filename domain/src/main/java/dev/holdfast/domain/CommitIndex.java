package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one item's commits say of each reservation and command id, in the log's order. */
final class CommitIndex {
  /** An event with the commit it came in. */
  private static final class Entry {
    final Commit commit;
    final Event event;

    Entry(Commit commit, Event event) {
      this.commit = commit;
      this.event = event;
    }
  }

  private final Map<String, List<Entry>> byReservation = new HashMap<>();
  private final Map<String, Long> commandSeqs = new HashMap<>();
  private int events;

  /** Takes a commit that follows all those it has. */
  void addLast(Commit commit) {
    for (Event event : commit.getEvents()) {
      events++;
      if (event.getReservation() != null) {
        entries(event).add(new Entry(commit, event));
      }
      if (event.getCommand() != null) {
        commandSeqs.put(event.getCommand(), commit.getSeq());
      }
    }
  }

  /** Takes a commit that comes before all those it has. */
  void addFirst(Commit commit) {
    for (int i = commit.getEvents().size() - 1; i >= 0; i--) {
      Event event = commit.getEvents().get(i);
      events++;
      if (event.getReservation() != null) {
        entries(event).add(0, new Entry(commit, event));
      }
      if (event.getCommand() != null) {
        commandSeqs.putIfAbsent(event.getCommand(), commit.getSeq());
      }
    }
  }

  private List<Entry> entries(Event event) {
    return byReservation.computeIfAbsent(event.getReservation(), id -> new ArrayList<>(2));
  }

  void remove(Commit commit) {
    for (Event event : commit.getEvents()) {
      events--;
      List<Entry> entries = byReservation.get(event.getReservation());
      if (entries != null
          && entries.removeIf(entry -> entry.commit.getSeq() == commit.getSeq())
          && entries.isEmpty()) {
        byReservation.remove(event.getReservation());
      }
      if (event.getCommand() != null) {
        commandSeqs.remove(event.getCommand(), commit.getSeq());
      }
    }
  }

  /** How many events its commits have. */
  int events() {
    return events;
  }

  /** {@link RecentCommits#bringUpToDate}. */
  Hold bringUpToDate(String reservation, Hold hold) {
    Hold current = hold;
    for (Entry entry : byReservation.getOrDefault(reservation, List.of())) {
      if (hold == null || entry.commit.getSeq() > hold.getSeq()) {
        current = HoldFold.apply(current, entry.commit, entry.event);
      }
    }
    return current;
  }

  /** {@link RecentCommits#firstToEnd}. */
  Optional<Hold> firstToEnd() {
    Hold first = null;
    for (Map.Entry<String, List<Entry>> one : byReservation.entrySet()) {
      Long endsAt = one.getValue().get(0).event.getExpiresAt();
      if (endsAt != null && (first == null || endsAt < first.getExpiresAt())) {
        Hold hold = bringUpToDate(one.getKey(), null);
        boolean isEarlier =
            first == null || hold == null || hold.getExpiresAt() < first.getExpiresAt();
        first = hold != null && Holds.isOpen(hold) && isEarlier ? hold : first;
      }
    }
    return Optional.ofNullable(first);
  }

  /** {@link RecentCommits#touchedAfter}. */
  boolean touchedAfter(long seq, String reservation) {
    return byReservation.getOrDefault(reservation, List.of()).stream()
        .anyMatch(entry -> entry.commit.getSeq() > seq && HoldFold.touches(entry.event));
  }

  /** {@link RecentCommits#answeredAfter}. */
  boolean answeredAfter(long seq, String command) {
    return commandSeqs.getOrDefault(command, 0L) > seq;
  }
}
