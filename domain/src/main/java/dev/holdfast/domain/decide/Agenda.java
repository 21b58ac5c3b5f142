package dev.holdfast.domain.decide;

import java.util.ArrayList;
import java.util.List;

/** What decide has to look at, and when. Entries of the same millisecond share a list. */
final class Agenda {
  enum Matter {
    /** Whether a hold has run out. */
    EXPIRY,
    /** Whether a closed hold may be forgotten. */
    HOLD_MEMORY,
    /** Whether a command id may be forgotten. */
    COMMAND_MEMORY
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

  private final Table<Long, List<String>> entries;
  private final DeciderContext context;

  Agenda(Table<Long, List<String>> entries, DeciderContext context) {
    this.entries = entries;
    this.context = context;
  }

  void put(long time, Matter matter, String id) {
    String entry = matter + "/" + id;
    List<String> same = entries.get(time);
    if (same != null && same.contains(entry)) {
      return;
    }
    List<String> longer = same == null ? new ArrayList<>(1) : new ArrayList<>(same);
    longer.add(entry);
    entries.put(time, longer);
    context.callAt(time);
  }

  List<Note> take(long time) {
    List<String> taken = entries.get(time);
    entries.remove(time);
    List<Note> notes = new ArrayList<>();
    if (taken != null) {
      for (String entry : taken) {
        int slash = entry.indexOf('/');
        notes.add(new Note(Matter.valueOf(entry.substring(0, slash)), entry.substring(slash + 1)));
      }
    }
    return notes;
  }
}
