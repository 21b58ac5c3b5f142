package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said once everything is ready: where things are, and what to try. */
final class Summary {
  private Summary() {}

  static String of(LocalConfig config, double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(String.format(Locale.ROOT, "Ready after %.1f s.", seconds));
    lines.add("");
    config.parts().stream().sorted().forEach(part -> where(part, config, lines));
    lines.add("  data             " + config.data());
    lines.add("  logs             " + config.data().resolve("logs") + "/*.log");
    if (config.parts().contains(Part.CATALOGUE)) {
      lines.add("");
      lines.addAll(examples("http://127.0.0.1:" + config.gatewayPort()));
    }
    lines.add("");
    lines.add("Ctrl-C stops everything; the next start resumes. --fresh starts with nothing.");
    return String.join(System.lineSeparator(), lines);
  }

  private static void where(Part part, LocalConfig config, List<String> lines) {
    switch (part) {
      case GATEWAY -> lines.add("  gateway          http://127.0.0.1:" + config.gatewayPort());
      case FLINK -> lines.add("  Flink            http://127.0.0.1:" + config.flinkPort());
      case DYNAMODB ->
          lines.add(
              "  DynamoDB Local   http://127.0.0.1:%d  (tables %s*)"
                  .formatted(config.dynamoDbPort(), config.prefix()));
      case KINESIS ->
          lines.add(
              "  Kinesis          http://127.0.0.1:%d  (stream %s)"
                  .formatted(config.kinesisPort(), config.commandStream()));
      case JOB, CATALOGUE -> {}
    }
  }

  private static List<String> examples(String gateway) {
    String hold = gateway + "/items/espresso-cup/reservations/hold-1";
    return List.of(
        "Try: hold two cups, see the item, confirm the hold and wait for the outcome.",
        "  curl -X PUT " + hold + " -H 'Content-Type: application/json' \\",
        "    -d '{\"cart\":\"c1\",\"quantity\":2,\"holdSeconds\":900}'",
        "  curl " + gateway + "/items/espresso-cup",
        "  curl -X POST " + hold + "/confirm -H 'Prefer: wait=2' \\",
        "    -H 'Content-Type: application/json' -d '{}'");
  }
}
