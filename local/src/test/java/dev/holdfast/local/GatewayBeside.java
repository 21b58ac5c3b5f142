package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.config.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One more gateway on the stores and the stream of a system that runs. */
public final class GatewayBeside {
  private GatewayBeside() {}

  /**
   * Started as anybody starts it, by settings from the environment.
   *
   * @param data for the launcher's own key and for logs
   * @param settings in addition
   */
  public static LocalSystem start(LocalConfig beside, Path data, Map<String, String> settings)
      throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("HOLDFAST_DATA", data.toString());
    environment.put("HOLDFAST_PORT", String.valueOf(Ports.free(1)[0]));
    environment.put("HOLDFAST_FLINK_PORT", String.valueOf(beside.flinkPort()));
    environment.put("HOLDFAST_DYNAMODB_PORT", String.valueOf(beside.dynamoDbPort()));
    environment.put("HOLDFAST_KINESIS_PORT", String.valueOf(beside.kinesisPort()));
    LocalConfig config = LocalConfig.read(environment, Optional.empty());
    return LocalSystem.start(config.with(Set.of(Part.GATEWAY)), new Progress(System.out));
  }
}
