package dev.holdfast.use;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.ask.StockChange;
import dev.holdfast.command.BuildVersion;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: tells of stock. */
@Command(
    name = "stock",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = "Tells that units were received, returned, counted, found or lost.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:rejected, or not decided yet",
      "2:wrong usage",
      "3:no answer, or no right"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  holdfast stock espresso-cup received 20",
      "  holdfast stock espresso-cup received 20 --idempotency-key note-17     counts once",
      "  holdfast stock espresso-cup returned 1 --reservation order-17         no more than it sold",
      "  holdfast stock espresso-cup counted 18",
      "  holdfast stock espresso-cup adjusted -1 --reason broken"
    })
final class StockCommand implements Callable<Integer> {
  /** What may have happened. */
  enum Kind {
    RECEIVED,
    RETURNED,
    COUNTED,
    ADJUSTED
  }

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "ITEM", description = "Of what.")
  private String item;

  @Parameters(
      index = "1",
      paramLabel = "KIND",
      description = "received, returned, counted or adjusted")
  private Kind kind;

  @Parameters(index = "2", paramLabel = "N", description = "Units; of adjusted, the difference.")
  private int quantity;

  @Option(names = "--reason", description = "In one line. Needed for adjusted.")
  private String reason;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Under which it counts once; without, a new one is made.")
  private String key;

  @Option(
      names = "--reservation",
      paramLabel = "RESERVATION",
      description = "Of returned, what sold the units: no more come back than it has sold.")
  private String reservation;

  @Override
  public Integer call() {
    if (kind == Kind.ADJUSTED && reason == null) {
      throw new ParameterException(spec.commandLine(), "adjusted needs a --reason");
    }
    if (kind != Kind.RETURNED && reservation != null) {
      throw new ParameterException(spec.commandLine(), "--reservation is for returned only");
    }
    return client.run(this::tell);
  }

  private int tell(Holdfast holdfast, Output output) {
    StockChange change = change();
    change = reason == null ? change : change.reason(reason);
    change = key == null ? change : change.key(key);
    change = reservation == null ? change : change.ofReservation(reservation);
    String what = kind.name().toLowerCase(Locale.ROOT) + " " + quantity + " of " + item;
    return output.outcome(holdfast.changeStock(change), what);
  }

  private StockChange change() {
    return switch (kind) {
      case RECEIVED -> StockChange.received(item, quantity);
      case RETURNED -> StockChange.returned(item, quantity);
      case COUNTED -> StockChange.counted(item, quantity);
      case ADJUSTED -> StockChange.adjusted(item, quantity, reason);
    };
  }
}
