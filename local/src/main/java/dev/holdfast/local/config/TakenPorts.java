package dev.holdfast.local.config;

import java.util.List;
import java.util.Optional;

/** Ports that a system is to listen on and somebody else does. */
public final class TakenPorts {
  private TakenPorts() {}

  /** One line for each wanted port that somebody else listens on, naming port and variable. */
  public static List<String> in(LocalConfig config) {
    return config.parts().stream()
        .sorted()
        .flatMap(part -> wanted(part, config).stream())
        .filter(wanted -> Ports.isTaken(wanted.port()))
        .map(
            wanted ->
                "Port %d is taken: end what listens there, or set %s to a free port."
                    .formatted(wanted.port(), wanted.setting()))
        .toList();
  }

  /** The port on which a part will listen, if any, with the setting that chooses it. */
  private static Optional<Wanted> wanted(Part part, LocalConfig config) {
    return switch (part) {
      case DYNAMODB -> Wanted.of(config.dynamoDbPort(), Setting.HOLDFAST_DYNAMODB_PORT);
      case KINESIS -> Wanted.of(config.kinesisPort(), Setting.HOLDFAST_KINESIS_PORT);
      case FLINK -> Wanted.of(config.flinkPort(), Setting.HOLDFAST_FLINK_PORT);
      case GATEWAY -> Wanted.of(config.gatewayPort(), Setting.HOLDFAST_PORT);
      case PROMETHEUS -> Wanted.of(config.prometheusPort(), Setting.HOLDFAST_PROMETHEUS_PORT);
      case JOB, CATALOGUE, AUDIT -> Optional.empty();
    };
  }

  private record Wanted(int port, Setting setting) {
    static Optional<Wanted> of(int port, Setting setting) {
      return Optional.of(new Wanted(port, setting));
    }
  }
}
