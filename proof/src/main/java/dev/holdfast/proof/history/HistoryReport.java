package dev.holdfast.proof.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.proof.history.check.Rule;
import dev.holdfast.proof.history.check.Violation;
import dev.holdfast.proof.history.faults.Fault;
import dev.holdfast.proof.history.faults.FaultCounts;
import dev.holdfast.proof.history.plant.Plant;
import dev.holdfast.proof.history.shop.HandOvers;
import dev.holdfast.proof.history.shop.Shop;
import dev.holdfast.schema.Commit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was done, what went wrong on purpose, and what was found. */
final class HistoryReport {
  private static final int TOLD_MAX = 10;

  private final HistorySettings settings;
  private final long operations;
  private final Map<String, Long> answers = new TreeMap<>();
  private final FaultCounts faults;
  private final List<Violation> first = new ArrayList<>();
  private final Map<Rule, Long> byRule = new EnumMap<>(Rule.class);
  private Duration took = Duration.ZERO;
  private HandOvers handOvers = HandOvers.NONE;
  private long items;
  private long commits;
  private long events;
  private long comebacks;
  private long violations;

  HistoryReport(HistorySettings settings, Shop shop, FaultCounts faults) {
    this.settings = settings;
    this.operations = shop.answered();
    this.faults = faults;
    shop.byAnswer().forEach((answer, number) -> answers.put(answer, number.sum()));
  }

  /** How long the operations took. */
  void took(Duration time) {
    took = time;
  }

  /** What the gateways of a fleet handed to each other. */
  void handedOver(HandOvers counted) {
    handOvers = counted;
  }

  /** Adds an item. */
  void add(List<Commit> log, List<Violation> found, int itemComebacks) {
    items++;
    commits += log.size();
    events += log.stream().mapToLong(commit -> commit.getEvents().size()).sum();
    comebacks += itemComebacks;
    add(found);
  }

  /** Adds what was found. */
  void add(List<Violation> found) {
    violations += found.size();
    found.forEach(violation -> byRule.merge(violation.rule(), 1L, Long::sum));
    found.stream().limit(TOLD_MAX - first.size()).forEach(first::add);
  }

  /** Whether nothing was found, and enough went wrong on purpose. */
  boolean isRight() {
    return violations == 0 && faults.allAtLeast(settings.faults()) && isFleetIfMeantTo();
  }

  /** A fleet that hands nothing over, or of which nothing was lost, shows nothing. */
  private boolean isFleetIfMeantTo() {
    return !settings.fleet() || (handOvers.taken() > 0 && handOvers.decidedAgain() > 0);
  }

  /** With names that scripts can rely on. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seed", settings.seed());
    json.put("gateways", settings.gateways());
    json.put("callers", settings.callers());
    json.put("operations", operations);
    ObjectNode byAnswer = json.putObject("answers");
    answers.forEach(byAnswer::put);
    ObjectNode byFault = json.putObject("faults");
    for (Fault fault : Fault.values()) {
      byFault.put(fault.word(), faults.of(fault));
    }
    json.put("handed_over", handOvers.handedOver());
    json.put("decided_again", handOvers.decidedAgain());
    json.put("items", items);
    json.put("commits", commits);
    json.put("events", events);
    json.put("sold_out_and_back", comebacks);
    json.put("seconds", took.toMillis() / 1e3);
    json.put("planted", settings.plant().map(Plant::word).orElse(null));
    json.put("violations", violations);
    var list = json.putArray("violation_list");
    first.forEach(violation -> list.add(violation.toString()));
    return json;
  }

  /** For a reader. */
  String inWords() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%,d operations by %d callers at %d gateways in %,d s: %s"
            .formatted(
                operations, settings.callers(), settings.gateways(), took.toSeconds(), answers));
    line(
        text,
        "%,d items, sold out and back %,d times; %,d commits, %,d events"
            .formatted(items, comebacks, commits, events));
    line(text, "faults: %s".formatted(faults));
    if (!faults.allAtLeast(settings.faults())) {
      line(text, "fewer faults of a kind than wanted: --faults %d".formatted(settings.faults()));
    }
    if (settings.fleet()) {
      line(
          text,
          "handed over by those that run: %,d, of these decided again %,d; taken %,d"
              .formatted(handOvers.handedOver(), handOvers.decidedAgain(), handOvers.taken()));
    }
    if (!isFleetIfMeantTo()) {
      line(text, "nothing was handed over, or nothing of it lost: more operations, fewer items");
    }
    line(text, "violations: %,d (seed %d)".formatted(violations, settings.seed()));
    byRule.forEach(
        (rule, number) -> line(text, "  %,d times %s".formatted(number, rule.meaning())));
    first.forEach(violation -> line(text, "  %s".formatted(violation)));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
