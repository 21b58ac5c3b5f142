package dev.holdfast.proof.replay;

import dev.holdfast.proof.replay.shop.Names;
import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.shop.TimedNames;
import dev.holdfast.proof.replay.trace.Ids;
import dev.holdfast.proof.replay.trace.TraceFiles;
import dev.holdfast.proof.replay.trace.TraceSettings;
import dev.holdfast.proof.replay.trace.UnreadableTrace;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to replay, and how it becomes what a shop does. */
final class TraceOptions {
  private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("'r'uuMMddHHmmssSSS");
  private static final double STOCK_FACTOR_MAX = 1_000;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "CSV files, plain or gzipped, of one format, replayed in this order as one run. Known by "
              + "their header: Online Retail (UCI) and REES46's eCommerce events.")
  private List<Path> files;

  private final String defaultRun = LABEL.format(LocalDateTime.now(ZoneOffset.UTC));

  @Option(
      names = "--run",
      paramLabel = "LABEL",
      description =
          "All ids begin with this label. The same label, files and options again make a repeat: "
              + "it asks for nothing new. Default: new ids that carry their time (UUIDs of version "
              + "7), as a shop's should.")
  private String run;

  @Option(
      names = "--stock-factor",
      paramLabel = "X",
      defaultValue = "1.0",
      description =
          "Opening stock of each item as a multiple of its demand in the trace, at least one unit. "
              + "Default: ${DEFAULT-VALUE}")
  private double stockFactor;

  @Option(
      names = "--abandon",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Share of Online Retail's invoices that are never confirmed, drawn by the invoice number. "
              + "A clickstream says itself what was abandoned. Default: ${DEFAULT-VALUE}")
  private double abandon;

  @Option(
      names = "--views",
      description = "Also replay a clickstream's views, as reads of the item. Default: skipped.")
  private boolean views;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + TraceFiles.LINES_MAX,
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description = "Read at most this many lines, over all files. Default: all.")
  private int limit;

  /** Reservations and commands are called by these. */
  Names names() {
    return run == null ? new TimedNames(label(), System::currentTimeMillis) : Names.labelled(run);
  }

  private String label() {
    return run == null ? defaultRun : run;
  }

  /**
   * Reads the files.
   *
   * @param wrong makes the exception for an option out of its range
   */
  Script script(Function<String, RuntimeException> wrong) throws UnreadableTrace {
    if (run != null && !Ids.RUN.matcher(run).matches()) {
      throw wrong.apply("--run must match " + Ids.RUN);
    }
    if (!(stockFactor >= 0 && stockFactor <= STOCK_FACTOR_MAX)) {
      throw wrong.apply("--stock-factor must be 0 to " + STOCK_FACTOR_MAX);
    }
    if (!(abandon >= 0 && abandon <= 1)) {
      throw wrong.apply("--abandon must be 0 to 1");
    }
    if (limit < 1) {
      throw wrong.apply("--limit must be 1 or more");
    }
    Ids ids = new Ids(label());
    return TraceFiles.read(files, new TraceSettings(ids, stockFactor, abandon, views, limit));
  }
}
