package dev.holdfast.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * How this gateway is set up; see {@link ConfigReader} for where it comes from.
 *
 * @param port to listen at; 0 for any that is free
 * @param auth whether callers must prove who they are; without, only this machine is served
 * @param prefix what the names of tables and stream begin with
 * @param dynamoDbEndpoint of an emulator; empty for the service
 * @param kinesisEndpoint of an emulator; empty for the service
 * @param retention how long a row stays in the log once it may expire
 */
public record GatewayConfig(
    int port,
    boolean auth,
    String prefix,
    Region region,
    Optional<URI> dynamoDbEndpoint,
    Optional<URI> kinesisEndpoint,
    Duration retention) {
  /** The stream that commands go to. */
  public String commandStream() {
    return prefix + "commands";
  }
}
