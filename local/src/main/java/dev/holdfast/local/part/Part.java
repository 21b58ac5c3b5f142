package dev.holdfast.local.part;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Setting;
import java.util.Map;

/** What the local system consists of. Each part relies on those before it. */
public enum Part {
  DYNAMODB,
  KINESIS,
  FLINK,
  GATEWAY,
  JOB,
  CATALOGUE;

  /** Adds the port on which this part will listen, if any, with the setting that chooses it. */
  public void claim(LocalConfig config, Map<Setting, Integer> ports) {
    switch (this) {
      case DYNAMODB -> ports.put(Setting.HOLDFAST_DYNAMODB_PORT, config.dynamoDbPort());
      case KINESIS -> ports.put(Setting.HOLDFAST_KINESIS_PORT, config.kinesisPort());
      case FLINK -> ports.put(Setting.HOLDFAST_FLINK_PORT, config.flinkPort());
      case GATEWAY -> ports.put(Setting.HOLDFAST_PORT, config.gatewayPort());
      case JOB, CATALOGUE -> {}
    }
  }
}
