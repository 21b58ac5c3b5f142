package dev.holdfast.domain.decide;

import java.util.ArrayList;
import java.util.List;

/**
 * What decide has to look at, and when. The same may be noted twice: to look at it once more does
 * nothing.
 */
final class Agenda {
  enum Matter {
    /** Whether a hold has run out. */
    EXPIRY,
    /** Whether a closed hold may be forgotten. */
    HOLD_MEMORY,
    /** Whether a command id may be forgotten. */
    COMMAND_MEMORY,
    /** Whether commands still wait for a seq, which the log may not have. */
    STAMP
  }

  /** One thing to look at. */
  static final class Note {
    private final Matter matter;
    private final String id;

    private Note(Matter matter, String id) {
      this.matter = matter;
      this.id = id;
    }

    Matter matter() {
      return matter;
    }

    String id() {
      return id;
    }
  }

  private final Piles<String> entries;
  private final DeciderContext context;

  Agenda(Piles<String> entries, DeciderContext context) {
    this.entries = entries;
    this.context = context;
  }

  void put(long time, Matter matter, String id) {
    entries.add(time, matter + "/" + id);
    context.callAt(time);
  }

  List<Note> take(long time) {
    List<Note> notes = new ArrayList<>();
    for (String entry : entries.take(time)) {
      int slash = entry.indexOf('/');
      notes.add(new Note(Matter.valueOf(entry.substring(0, slash)), entry.substring(slash + 1)));
    }
    return notes;
  }
}
