package dev.holdfast.domain.decide;

import dev.holdfast.schema.Command;

/** Where each command is that is not decided yet; those that depend on no hold are nowhere. */
final class Places {
  private final DeciderState state;

  Places(DeciderState state) {
    this.state = state;
  }

  /** Null if it is in no place. */
  Place find(String command) {
    String encoded = state.queued().get(command);
    return encoded == null ? null : Place.decode(encoded);
  }

  void put(Command command, Place place) {
    state.queued().put(command.getCommand(), place.encoded());
  }

  void remove(String command) {
    state.queued().remove(command);
  }
}
