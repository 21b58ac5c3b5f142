package dev.holdfast.gateway.world;

import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.GatewayConfig;
import dev.holdfast.gateway.SecurityConfig;
import dev.holdfast.trace.TraceConfig;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** A gateway that records spans, and writes a line for each request. */
public final class TracedGateway {
  private TracedGateway() {}

  /** Starts it, and waits until it is ready. */
  public static Caller start(World world, TraceConfig traces) {
    return world.gateway(
        new GatewayConfig(
            0,
            SecurityConfig.OFF,
            world.prefix,
            Region.US_EAST_1,
            Optional.of(world.dynamoDb.endpoint),
            Optional.of(world.kinesis.endpoint),
            Duration.ofDays(30),
            ShopPolicies.NONE,
            1_000,
            10,
            40,
            true,
            Optional.empty(),
            Optional.empty(),
            traces));
  }
}
