package dev.holdfast.bench.compare;

import dev.holdfast.bench.contender.Contenders;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the measurements say about each other. */
final class Table {
  private static final String AT_RATE = ", at a rate";
  private static final String SOLD_OUT = ", sold out";

  private final Map<String, Measured> byName;

  Table(List<Measured> results) {
    this.byName = results.stream().collect(Collectors.toMap(Measured::name, Function.identity()));
  }

  static String atRate(String contender) {
    return contender + AT_RATE;
  }

  static String soldOut(String contender) {
    return contender + SOLD_OUT;
  }

  /** Those whose two sides were both measured. */
  List<Ratio> ratios() {
    List<Ratio> ratios = new ArrayList<>();
    against(ratios, 0.5, Contenders.NO_OP);
    against(ratios, 8, Contenders.POSTGRESQL);
    against(ratios, 20, Contenders.ARTICLE);
    against(ratios, 0.8, Contenders.REDIS);
    Measured hold = byName.get(atRate(Contenders.HOLDFAST));
    Measured put = byName.get(atRate(Contenders.RAW_PUT));
    if (hold != null && put != null) {
      ratios.add(
          Ratio.atMost(2, "p50 at a rate, holdfast / raw-put", hold.millis(50), put.millis(50)));
      ratios.add(
          Ratio.atMost(3, "p99 at a rate, holdfast / raw-put", hold.millis(99), put.millis(99)));
    }
    Measured simulated = byName.get(Contenders.HOLDFAST_SIMULATED);
    if (simulated != null) {
      ratios.add(
          Ratio.atLeast(
              6_000, "simulated DynamoDB, one key: holds/s", simulated.holdsPerSecond(), 1));
      ratios.add(Ratio.atMost(60, "simulated DynamoDB, one key: p99 ms", simulated.millis(99), 1));
    }
    Measured gone = byName.get(soldOut(Contenders.HOLDFAST));
    Measured noOp = byName.get(soldOut(Contenders.NO_OP));
    if (gone != null && noOp != null) {
      ratios.add(
          Ratio.atLeast(
              0.7,
              "sold out: refusals/s, holdfast / noop",
              gone.refusalsPerSecond(),
              noOp.holdsPerSecond()));
    }
    return ratios;
  }

  private void against(List<Ratio> ratios, double wanted, String other) {
    Measured ours = byName.get(Contenders.HOLDFAST);
    Measured theirs = byName.get(other);
    if (ours != null && theirs != null) {
      ratios.add(
          Ratio.atLeast(
              wanted,
              "hot item: holds/s, holdfast / " + other,
              ours.holdsPerSecond(),
              theirs.holdsPerSecond()));
    }
  }

  /** Each against each: how many times the holds a second, and what each hold survives. */
  String inWords() {
    List<Measured> hot =
        Contenders.names().stream().map(byName::get).filter(m -> m != null).toList();
    StringBuilder text = new StringBuilder("%nholds/s, row / column%n%-30s".formatted(""));
    hot.forEach(column -> text.append("%12.11s".formatted(column.name())));
    text.append(System.lineSeparator());
    for (Measured row : hot) {
      text.append("%-30s".formatted(row.name()));
      for (Measured column : hot) {
        text.append(
            String.format(
                Locale.ROOT,
                "%12.2f",
                row.holdsPerSecond() / Math.max(1e-9, column.holdsPerSecond())));
      }
      text.append(System.lineSeparator());
    }
    text.append("%nan answered hold survives%n".formatted());
    hot.forEach(one -> text.append("%-30s%s%n".formatted(one.name(), one.durability())));
    return text.toString();
  }
}
