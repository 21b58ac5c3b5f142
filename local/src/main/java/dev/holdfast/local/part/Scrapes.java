package dev.holdfast.local.part;

import dev.holdfast.local.Installation;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** What a Prometheus scrapes of the local system; written at each start, for one's own as well. */
public final class Scrapes {
  private static final String EVERY = "5s";

  private Scrapes() {}

  static Path file(Path folder) {
    return folder.resolve("prometheus.yml");
  }

  /**
   * @param folder where it is written
   * @param flinkPorts of Flink's processes
   */
  public static void write(
      LocalConfig config, Installation installation, Path folder, List<Integer> flinkPorts)
      throws IOException {
    URI gateway = GatewayPart.endpoint(config);
    List<String> lines = new ArrayList<>();
    lines.add("global:");
    lines.add("  scrape_interval: " + EVERY);
    lines.add("  evaluation_interval: " + EVERY);
    lines.add("rule_files:");
    lines.add("  - " + quoted(installation.monitoring().resolve("rules.yml")));
    lines.add("scrape_configs:");
    lines.add("  - job_name: gateway");
    lines.add("    scheme: " + gateway.getScheme());
    if (config.auth()) {
      Path key = OperatorKey.in(config.data()).file();
      lines.add("    authorization: {credentials_file: " + quoted(key) + "}");
    }
    String certificate = config.gateway().get(Setting.HOLDFAST_TLS_CERTIFICATE.name());
    if (certificate != null) {
      lines.add("    tls_config: {ca_file: " + quoted(Path.of(certificate).toAbsolutePath()) + "}");
    }
    lines.add("    static_configs:");
    lines.add("      - targets: [" + quoted(gateway.getAuthority()) + "]");
    lines.add("  - job_name: flink");
    lines.add("    static_configs:");
    lines.add(
        flinkPorts.stream()
            .map(port -> quoted("127.0.0.1:" + port))
            .collect(Collectors.joining(", ", "      - targets: [", "]")));
    Files.writeString(file(folder), String.join("\n", lines) + "\n");
  }

  /**
   * The same as a running system's, of another pace and with other rules.
   *
   * @param data the system's data folder
   * @param every as Prometheus writes times
   */
  public static String likeThoseOf(Path data, String every, Path rules) throws IOException {
    String theirs = Files.readString(file(data.resolve("prometheus")));
    return theirs
        .replaceAll("(?m)^( {2}(?:scrape|evaluation)_interval: ).*$", "$1" + every)
        .replaceFirst(
            "(?m)(^rule_files:\n {2}- ).*$", "$1" + Matcher.quoteReplacement(quoted(rules)));
  }

  /** As YAML has it, whatever the path. */
  private static String quoted(Object text) {
    return "'" + text.toString().replace("'", "''") + "'";
  }
}
