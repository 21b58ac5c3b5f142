package dev.holdfast.local.part;

import dev.holdfast.local.Installation;
import dev.holdfast.local.child.ChildSpec;
import dev.holdfast.local.child.JvmCommand;
import dev.holdfast.local.child.ReadyProbe;
import dev.holdfast.local.config.GatewayAddress;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** The reservation gateway, from its jar. */
public final class GatewayPart {
  public static final String NAME = "gateway";

  private GatewayPart() {}

  /**
   * The process to start.
   *
   * @param logs the folder for its log
   */
  public static ChildSpec spec(LocalConfig config, Installation installation, Path logs)
      throws IOException {
    var command =
        new JvmCommand(
            config.data(), NAME, List.of("-Xmx512m"), mainClass(installation), List.of());
    return new ChildSpec(
        NAME,
        start -> command.line(),
        environment(config, installation),
        logs.resolve(NAME + ".log"),
        ReadyProbe.answersOk(
            GatewayAddress.client(config.gateway()), endpoint(config).resolve("/ready")),
        Duration.ofSeconds(60),
        Duration.ofSeconds(5));
  }

  /** Its settings. */
  static Map<String, String> environment(LocalConfig config, Installation installation)
      throws IOException {
    Map<String, String> environment =
        new HashMap<>(JvmCommand.classPath(installation.gatewayJar(), installation.classes()));
    environment.put("HOLDFAST_PORT", Integer.toString(config.gatewayPort()));
    environment.put("HOLDFAST_DYNAMODB_ENDPOINT", DynamoDbPart.endpoint(config).toString());
    environment.put("HOLDFAST_KINESIS_ENDPOINT", KinesisPart.endpoint(config).toString());
    environment.put("HOLDFAST_FLINK_URL", "http://localhost:" + config.flinkPort());
    environment.putAll(config.gateway());
    environment.put("HOLDFAST_AUTH", config.auth() ? "on" : "off");
    if (config.auth()) {
      environment.merge(
          Setting.HOLDFAST_KEYS.name(),
          OperatorKey.in(config.data()).hashes().toString(),
          (given, own) -> own + "," + given);
    }
    environment.put("HOLDFAST_PREFIX", config.prefix());
    return environment;
  }

  static String mainClass(Installation installation) throws IOException {
    try (var jar = new JarFile(installation.gatewayJar().toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Main-Class");
    }
  }

  /** Where the launcher reaches it. */
  public static URI endpoint(LocalConfig config) {
    return GatewayAddress.of(config.gateway(), config.gatewayPort());
  }
}
