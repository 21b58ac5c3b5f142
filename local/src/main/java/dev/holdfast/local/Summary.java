package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.config.Setting;
import dev.holdfast.local.part.GatewayPart;
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
      lines.addAll(examples(config));
    }
    lines.add("");
    lines.add("Ctrl-C stops everything; the next start resumes. --fresh starts with nothing.");
    return String.join(System.lineSeparator(), lines);
  }

  private static void where(Part part, LocalConfig config, List<String> lines) {
    switch (part) {
      case GATEWAY -> lines.add("  gateway          " + GatewayPart.endpoint(config));
      case FLINK -> lines.add("  Flink            http://127.0.0.1:" + config.flinkPort());
      case DYNAMODB ->
          lines.add(
              "  DynamoDB Local   http://127.0.0.1:%d  (tables %s*)"
                  .formatted(config.dynamoDbPort(), config.prefix()));
      case KINESIS ->
          lines.add(
              "  Kinesis          http://127.0.0.1:%d  (stream %s)"
                  .formatted(config.kinesisPort(), config.commandStream()));
      case AUDIT -> lines.add("  auditor          what it finds: the gateway's /audit");
      case PROMETHEUS ->
          lines.add("  Prometheus       http://127.0.0.1:" + config.prometheusPort());
      case JOB, CATALOGUE -> {}
    }
  }

  private static List<String> examples(LocalConfig config) {
    String item = GatewayPart.endpoint(config) + "/items/espresso-cup";
    String hold = item + "/reservations/hold-1";
    List<String> lines = new ArrayList<>();
    String curl = "  curl ";
    if (config.auth()) {
      lines.add(
          "The gateway asks who calls. By the launcher's key, all commands and these examples"
              + " may:");
      lines.add(
          "  export HOLDFAST_API_KEY=\"$(cat '" + config.data().resolve("operator-key") + "')\"");
      curl += "-H \"Authorization: Bearer $HOLDFAST_API_KEY\" ";
    }
    String certificate = config.gateway().get(Setting.HOLDFAST_TLS_CERTIFICATE.name());
    if (certificate != null) {
      lines.add("  export HOLDFAST_CA='" + certificate + "'");
      curl += "--cacert '" + certificate + "' ";
    }
    lines.add("Try: hold two cups, see the item, confirm the hold and wait for the outcome.");
    lines.add(curl + "-X PUT " + hold + " -H 'Content-Type: application/json' \\");
    lines.add("    -d '{\"cart\":\"c1\",\"quantity\":2,\"holdSeconds\":900}'");
    lines.add(curl + item);
    lines.add(curl + "-X POST " + hold + "/confirm -H 'Prefer: wait=2' \\");
    lines.add("    -H 'Content-Type: application/json' -d '{}'");
    return lines;
  }
}
