package dev.holdfast.domain.decide;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What decide has to look at, and when. The same may be noted twice: to look at it once more does
 * nothing.
 */
final class Agenda {
  private final Buckets<String> notes;
  private final DeciderContext context;

  Agenda(DeciderState state, DeciderContext context) {
    this.notes = new Buckets<>(state.agendaSizes(), state.agenda());
    this.context = context;
  }

  void put(long time, Note note) {
    notes.add(time, note.encoded());
    context.callAt(time);
  }

  List<Note> take(long time) {
    return notes.take(time).stream().map(Note::decode).collect(Collectors.toList());
  }
}
