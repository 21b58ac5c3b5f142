package dev.holdfast.log.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** DynamoDB clients as the log wants them. */
public final class DynamoDbClients {
  /** Requests that may wait for a connection; their callers bound them first. */
  private static final int PENDING_MAX = 10_000;

  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

  private DynamoDbClients() {}

  /**
   * A client that does not retry by itself: who asks knows what may be tried again, and until when.
   * It answers on the threads that read from the network, to save each answer a change of threads;
   * so what is chained to an answer must not wait.
   *
   * @param endpoint of an emulator; empty for the service
   * @param connections requests under way at once; the others wait for one to end. More than a
   *     store can answer in `attemptMax` makes it answer requests whose callers have gone
   * @param attemptMax how long a request may take, waiting included, before its outcome is unknown
   */
  public static DynamoDbAsyncClient create(
      Region region, Optional<URI> endpoint, int connections, Duration attemptMax) {
    var builder =
        DynamoDbAsyncClient.builder()
            .region(region)
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .maxConcurrency(connections)
                    .maxPendingConnectionAcquires(PENDING_MAX)
                    .connectionTimeout(CONNECT_MAX)
                    .connectionAcquisitionTimeout(attemptMax))
            .asyncConfiguration(
                configuration ->
                    configuration.advancedOption(
                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
            .overrideConfiguration(
                configuration ->
                    configuration.retryPolicy(RetryPolicy.none()).apiCallTimeout(attemptMax));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
