package dev.holdfast.log.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** DynamoDB clients as the log wants them. */
public final class DynamoDbClients {
  private static final int CONNECTIONS_MAX = 200;
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(2);

  private DynamoDbClients() {}

  /**
   * A client that does not retry by itself: who asks knows what may be tried again, and until when.
   *
   * @param endpoint of an emulator; empty for the service
   */
  public static DynamoDbAsyncClient create(Region region, Optional<URI> endpoint) {
    var builder =
        DynamoDbAsyncClient.builder()
            .region(region)
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
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
