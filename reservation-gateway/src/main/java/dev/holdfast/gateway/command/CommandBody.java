package dev.holdfast.gateway.command;

import dev.holdfast.domain.command.CommandHandler;
import dev.holdfast.domain.command.CommandHandlers;
import dev.holdfast.domain.command.NumberField;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.schema.Command;
import java.util.OptionalLong;

/** A command's content out of a request's body, as its handler demands it. */
final class CommandBody {
  private CommandBody() {}

  /** Reads the numbers that commands of this kind carry. */
  static void readNumbers(Fields fields, Command.Builder content) {
    for (NumberField number : CommandHandlers.of(content.getKind()).numbers()) {
      OptionalLong value =
          number.isRequired() && !fields.has(number.name())
              ? missing(fields, number)
              : fields.optionalWhole(number.name(), number.min(), number.max());
      value.ifPresent(read -> number.set(content, read));
    }
  }

  private static OptionalLong missing(Fields fields, NumberField number) {
    fields.whole(number.name(), number.min(), number.max());
    return OptionalLong.empty();
  }

  /**
   * The draft, if nothing is wrong with it.
   *
   * @throws dev.holdfast.gateway.http.ProblemException 422 with all faults
   */
  static Draft check(Fields fields, String item, Command.Builder content) {
    CommandHandler handler = CommandHandlers.of(content.getKind());
    Draft draft = new Draft(item, content, handler.createsItem());
    handler.otherFaults(draft.stamped("", 0, 0)).forEach(fields::fault);
    fields.check();
    return draft;
  }
}
