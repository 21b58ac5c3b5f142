package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An item's events, also by the reservation and by the command that they name. */
final class ItemLog {
  private final List<LoggedEvent> events;
  private final Map<String, List<LoggedEvent>> byReservation = new HashMap<>();
  private final Map<String, List<LoggedEvent>> byCommand = new HashMap<>();

  ItemLog(List<LoggedEvent> events) {
    this.events = events;
    for (LoggedEvent event : events) {
      byReservation.computeIfAbsent(event.reservation(), id -> new ArrayList<>()).add(event);
      byCommand.computeIfAbsent(event.command(), id -> new ArrayList<>()).add(event);
    }
  }

  List<LoggedEvent> all() {
    return events;
  }

  List<LoggedEvent> about(String reservation) {
    return byReservation.getOrDefault(reservation, List.of());
  }

  List<LoggedEvent> answering(String command) {
    return byCommand.getOrDefault(command, List.of());
  }
}
