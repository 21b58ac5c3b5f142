package dev.holdfast.use;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.ask.Release;
import dev.holdfast.command.BuildVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command: gives back what is held. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Gives back what is held, or a part of it.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:given back",
      "1:rejected, or not decided yet",
      "2:wrong usage",
      "3:no answer, or no right"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  holdfast release espresso-cup/order-17",
      "  holdfast release espresso-cup/order-17 --quantity 1"
    })
final class ReleaseCommand implements Callable<Integer> {
  @Mixin private ClientOptions client;

  @Mixin private HeldUnits held;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Under which it counts once; without, a new one is made.")
  private String key;

  @Override
  public Integer call() {
    return client.run(this::release);
  }

  private int release(Holdfast holdfast, Output output) {
    Release release =
        held.quantity == null
            ? Release.of(held.id.item(), held.id.reservation())
            : Release.part(held.id.item(), held.id.reservation(), held.quantity);
    release = key == null ? release : release.key(key);
    return output.outcome(holdfast.release(release), "released " + held.id);
  }
}
