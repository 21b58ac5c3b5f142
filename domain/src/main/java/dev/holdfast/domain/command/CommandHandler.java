package dev.holdfast.domain.command;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that one kind of command means: what makes it faulty by itself, why the log refuses it, and
 * which events it becomes. There is one for each kind, see {@link CommandHandlers}.
 */
public abstract class CommandHandler {
  private final List<NumberField> numbers;

  CommandHandler(NumberField... numbers) {
    this.numbers = List.of(numbers);
  }

  /** The numbers it carries. */
  public final List<NumberField> numbers() {
    return numbers;
  }

  /** What is wrong with the command whatever the log says, a sentence each, besides its numbers. */
  public abstract List<String> otherFaults(Command command);

  /** All that is wrong with the command whatever the log says, a sentence each. */
  public final List<String> faults(Command command) {
    List<String> faults = new ArrayList<>();
    numbers.forEach(number -> number.fault(command).ifPresent(faults::add));
    faults.addAll(otherFaults(command));
    return faults;
  }

  /**
   * Why it is rejected, by what the log says of the hold it is about; empty when it may be applied.
   *
   * @param hold null if nothing is known of it, or if the command is about none
   */
  public Optional<String> refusal(Hold hold, Command command) {
    return Optional.empty();
  }

  /**
   * The events that apply it, one or more. What depends on the level they are appended to may still
   * reject it.
   *
   * @param proposal names the command, and its hold as that stood when nothing refused it
   */
  public abstract List<Event> events(Proposal proposal, AppendPoint point);

  /** Whether it may be about an item that has no events yet. */
  public boolean createsItem() {
    return false;
  }

  /** Whether there is anything to decide about it at all. */
  public boolean isDecided() {
    return true;
  }

  /** Makes of `event` the outcome of `command`. */
  static Event.Builder outcome(Command command, Event.Builder event) {
    return event
        .setCommand(command.getCommand())
        .setCommandKind(command.getKind().name())
        .setContentHash(ContentHash.of(command));
  }
}
