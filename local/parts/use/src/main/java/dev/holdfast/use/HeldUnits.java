package dev.holdfast.use;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command is about: a hold, or so many units of it. */
final class HeldUnits {
  @Parameters(
      paramLabel = "ID",
      converter = HoldId.Converter.class,
      description = "ITEM/RESERVATION, as hold says it.")
  HoldId id;

  /** Null for all. */
  @Option(
      names = "--quantity",
      paramLabel = "N",
      description = "So many units; the rest is held on. Without, all.")
  Integer quantity;
}
