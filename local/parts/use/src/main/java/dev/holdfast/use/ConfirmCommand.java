package dev.holdfast.use;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.ask.Confirm;
import dev.holdfast.command.BuildVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command: sells what is held. */
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Sells what is held, or a part of it and holds the rest on.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:sold",
      "1:rejected, or not decided yet",
      "2:wrong usage",
      "3:no answer, or no right"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  holdfast confirm espresso-cup/order-17",
      "  holdfast confirm espresso-cup/order-17 --quantity 1 --idempotency-key parcel-1"
    })
final class ConfirmCommand implements Callable<Integer> {
  @Mixin private ClientOptions client;

  @Mixin private HeldUnits held;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Under which the part counts once; without, a new one is made.")
  private String key;

  @Override
  public Integer call() {
    return client.run(this::confirm);
  }

  private int confirm(Holdfast holdfast, Output output) {
    Confirm confirm =
        held.quantity == null
            ? Confirm.of(held.id.item(), held.id.reservation())
            : Confirm.part(held.id.item(), held.id.reservation(), held.quantity).keepRest();
    confirm = key == null ? confirm : confirm.key(key);
    return output.outcome(holdfast.confirm(confirm), "sold " + held.id);
  }
}
