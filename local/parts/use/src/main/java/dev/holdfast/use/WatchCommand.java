package dev.holdfast.use;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.answer.HoldfastException;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.stream.ItemChange;
import dev.holdfast.client.stream.ItemListener;
import dev.holdfast.client.stream.ItemStream;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command: says what changes, until Ctrl-C. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Says what changes, until Ctrl-C; of items that are named also how they are now.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"2:wrong usage", "3:no right, or no list", "130:Ctrl-C"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  holdfast watch                                every item",
      "  holdfast watch espresso-cup milk-jug --json"
    })
final class WatchCommand implements Callable<Integer> {
  @Mixin private ClientOptions client;

  @Parameters(paramLabel = "ITEM", arity = "0..100", description = "Only these.")
  private List<String> items = List.of();

  @Override
  public Integer call() {
    return client.run(this::watch);
  }

  private int watch(Holdfast holdfast, Output output) {
    ItemQuery query = items.isEmpty() ? ItemQuery.all() : ItemQuery.of(items).snapshot();
    AtomicReference<HoldfastException> refusal = new AtomicReference<>();
    try (ItemStream stream = holdfast.listen(query, new Teller(output, refusal))) {
      stream.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return refusal.get() instanceof ProblemException refused
        ? refuse(refused, output)
        : ExitStatus.CHECK_FAILED;
  }

  private static int refuse(ProblemException refused, Output output) {
    output.problem(refused.problem());
    int status = ClientOptions.statusOf(refused.problem().status());
    return status == ExitStatus.CHECK_FAILED ? ExitStatus.ENVIRONMENT : status;
  }

  /** Writes what it hears. */
  private record Teller(Output output, AtomicReference<HoldfastException> refusal)
      implements ItemListener {
    @Override
    public void changed(ItemChange change) {
      String news = change.change().map(what -> "  (" + what + ")").orElse("");
      output.say(
          change, change.availability().at() + "  " + ItemLine.of(change.availability()) + news);
    }

    @Override
    public void interrupted(String why, Duration pause) {
      output.complain("Not connected: " + why + ". Again in " + pause.toMillis() + " ms.");
    }

    @Override
    public void refused(HoldfastException why) {
      refusal.set(why);
    }
  }
}
