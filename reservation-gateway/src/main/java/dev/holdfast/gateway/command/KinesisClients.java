package dev.holdfast.gateway.command;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClientBuilder;

/** Kinesis clients as commands want them. */
public final class KinesisClients {
  private static final int CONNECTIONS_MAX = 100;
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(2);

  private KinesisClients() {}

  /**
   * A client that does not retry by itself: who asks knows until when.
   *
   * @param endpoint of an emulator; empty for the service
   */
  public static KinesisAsyncClient create(Region region, Optional<URI> endpoint) {
    if (endpoint.isPresent()) {
      // Emulators get CBOR wrong; the SDK has no other switch for it.
      System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
    }
    KinesisAsyncClientBuilder builder =
        KinesisAsyncClient.builder()
            .region(region)
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .protocol(Protocol.HTTP1_1)
                    .maxConcurrency(CONNECTIONS_MAX)
                    .maxPendingConnectionAcquires(10 * CONNECTIONS_MAX)
                    .connectionTimeout(ATTEMPT_MAX)
                    .connectionAcquisitionTimeout(ATTEMPT_MAX))
            .overrideConfiguration(
                configuration ->
                    configuration.retryPolicy(RetryPolicy.none()).apiCallTimeout(ATTEMPT_MAX));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
