package dev.holdfast.proof.replay.check;

import dev.holdfast.proof.replay.gateway.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Logs as text tables: seq, kind, onHandDelta, reservedDelta, reservation or -, command or -. */
final class EventLogs {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private EventLogs() {}

  /** Every event is stamped as many seconds after the start as its seq says. */
  static List<LoggedEvent> log(String table) {
    List<LoggedEvent> events = new ArrayList<>();
    for (String line : table.lines().filter(each -> !each.isBlank()).toList()) {
      String[] words = line.trim().split("\\s+", -1);
      long seq = Long.parseLong(words[0]);
      events.add(
          new LoggedEvent(
              seq,
              START.plusSeconds(seq),
              words[1],
              Long.parseLong(words[2]),
              Long.parseLong(words[3]),
              words[4].replace("-", ""),
              words[5].replace("-", "")));
    }
    return events;
  }
}
