package dev.holdfast.use;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.answer.Availability;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command: what is available of an item. */
@Command(
    name = "item",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Says what is available of an item.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:there it is", "1:unknown", "2:wrong usage", "3:no answer, or no right"},
    footerHeading = "%nExamples:%n",
    footer = {"  holdfast item espresso-cup", "  holdfast item espresso-cup --json"})
final class ItemCommand implements Callable<Integer> {
  @Mixin private ClientOptions client;

  @Parameters(paramLabel = "ITEM", description = "Its id.")
  private String item;

  @Override
  public Integer call() {
    return client.run(this::show);
  }

  private int show(Holdfast holdfast, Output output) {
    Optional<Availability> found = holdfast.item(item);
    if (found.isEmpty()) {
      output.complain("There is no item " + item + ". holdfast stock makes one.");
      return ExitStatus.CHECK_FAILED;
    }
    output.say(found.get(), ItemLine.of(found.get()));
    return ExitStatus.DONE;
  }
}
