package dev.holdfast.proof.simulate.check;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which commands have reached their stream, and when first. */
public final class Arrivals {
  /**
   * @param at true time, epoch milliseconds
   */
  record Arrival(long at, String command) {}

  /** An id, with every content that came under it. */
  static final class Sent {
    final Command first;
    final Map<Long, Command> contents = new LinkedHashMap<>();

    Sent(Command first) {
      this.first = first;
    }
  }

  private final World world;
  private final Map<String, Sent> commands = new LinkedHashMap<>();
  private final Map<String, List<Arrival>> byHold = new HashMap<>();

  public Arrivals(World world) {
    this.world = world;
  }

  /** Notes the command, unless it asks for nothing. */
  public void arrived(Command command) {
    if (command.getKind() == CommandKind.nudge) {
      return;
    }
    String key = command.getItem() + "#" + command.getCommand();
    Sent sent = commands.get(key);
    if (sent == null) {
      sent = new Sent(command);
      commands.put(key, sent);
      if (command.getReservation() != null) {
        byHold
            .computeIfAbsent(
                command.getItem() + "#" + command.getReservation(), id -> new ArrayList<>(2))
            .add(new Arrival(world.now(), command.getCommand()));
      }
    }
    sent.contents.putIfAbsent(ContentHash.of(command), command);
  }

  Collection<Sent> all() {
    return commands.values();
  }

  /**
   * Those about a hold that are bound to be decided. Of an id that came with several contents one
   * is, and the others are rejected whenever that may be: which, nobody can know beforehand.
   */
  List<Arrival> about(String item, String reservation) {
    return byHold.getOrDefault(item + "#" + reservation, List.of()).stream()
        .filter(arrival -> commands.get(item + "#" + arrival.command()).contents.size() == 1)
        .toList();
  }

  /** The command that the event is the outcome of; null if it is that of none. */
  Command command(String item, Event outcome) {
    Sent sent = commands.get(item + "#" + outcome.getCommand());
    return sent == null ? null : sent.contents.get(outcome.getContentHash());
  }
}
