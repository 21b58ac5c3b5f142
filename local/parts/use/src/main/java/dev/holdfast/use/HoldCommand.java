package dev.holdfast.use;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.answer.Reservation;
import dev.holdfast.client.ask.Hold;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command: holds units of an item. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Holds units of an item for a cart, and says under which ID.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:held", "1:sold out", "2:wrong usage", "3:no answer, or no right"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  holdfast hold espresso-cup 2",
      "  holdfast hold espresso-cup 1 --cart c17 --seconds 600",
      "  holdfast hold espresso-cup 1 --id order-17     the same again takes no second unit"
    })
final class HoldCommand implements Callable<Integer> {
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "ITEM", description = "Of what.")
  private String item;

  @Parameters(index = "1", paramLabel = "QUANTITY", description = "Units, 1 to 1,000,000.")
  private int quantity;

  @Option(
      names = "--cart",
      paramLabel = "C",
      defaultValue = "by-hand",
      description = "For whom. Default: ${DEFAULT-VALUE}")
  private String cart;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long; without, as long as the item's policy says.")
  private Integer seconds;

  @Option(
      names = "--id",
      paramLabel = "RESERVATION",
      description = "The reservation's id; without, a new one is made.")
  private String id;

  @Override
  public Integer call() {
    return client.run(this::hold);
  }

  private int hold(Holdfast holdfast, Output output) {
    Hold hold = Hold.of(item, cart, quantity);
    hold = id == null ? hold : hold.as(id);
    hold = seconds == null ? hold : hold.forSeconds(seconds);
    String name = new HoldId(item, hold.reservation()).toString();
    HoldAnswer answer = holdfast.hold(hold);
    return switch (answer.kind()) {
      case HELD -> {
        Reservation held = answer.reservation().orElseThrow();
        output.say(held, "held: " + name + ", " + held.quantity() + " until " + held.expiresAt());
        yield ExitStatus.DONE;
      }
      case SOLD_OUT -> {
        String chance =
            answer.holdsEndAt().map(end -> "; the first hold ends at " + end).orElse("");
        output.say(answer, "sold out: " + answer.available() + " of " + item + " left" + chance);
        yield ExitStatus.CHECK_FAILED;
      }
      case ENDED -> {
        output.say(answer, "ended: " + name + " was placed before and is over; use a new id");
        yield ExitStatus.CHECK_FAILED;
      }
      case UNKNOWN -> {
        output.say(answer, "unknown: " + name + ". The same again with --id is safe.");
        yield output.away(answer.detail());
      }
    };
  }
}
