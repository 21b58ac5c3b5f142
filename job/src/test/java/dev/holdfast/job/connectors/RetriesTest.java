package dev.holdfast.job.connectors;

import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.DEFAULT_SHARD_GETRECORDS_BACKOFF_BASE;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.DEFAULT_SHARD_GETRECORDS_BACKOFF_EXPONENTIAL_CONSTANT;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.SHARD_GETRECORDS_BACKOFF_MAX;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.SHARD_GETRECORDS_RETRIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream refuses what comes too fast; the job outlasts that, for minutes. */
@SuppressWarnings("deprecation")
class RetriesTest {
  /** Twice what the connector stands by itself. */
  private static final int REFUSALS = 6;

  private static final byte[] EMPTY_CBOR_MAP = {(byte) 0xA0};

  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer kinesis;

  @BeforeEach
  void start() throws IOException {
    kinesis = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    kinesis.createContext("/", this::answer);
    kinesis.start();
  }

  @AfterEach
  void stop() {
    kinesis.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    call.getRequestBody().readAllBytes();
    boolean isRefused = calls.incrementAndGet() <= REFUSALS;
    if (isRefused) {
      call.getResponseHeaders().set("x-amzn-ErrorType", "ProvisionedThroughputExceededException");
    }
    call.getResponseHeaders().set("Content-Type", "application/x-amz-cbor-1.1");
    call.sendResponseHeaders(isRefused ? 400 : 200, EMPTY_CBOR_MAP.length);
    call.getResponseBody().write(EMPTY_CBOR_MAP);
    call.close();
  }

  private static Properties properties() {
    Properties properties = new Properties();
    Retries.put(properties);
    return properties;
  }

  @Test
  void aReadThatIsRefusedAgainAndAgainComesInTheEnd() throws InterruptedException {
    Properties properties = properties();
    properties.setProperty(AWSConfigConstants.AWS_REGION, "us-east-1");
    properties.setProperty(
        AWSConfigConstants.AWS_ENDPOINT,
        "http://" + kinesis.getAddress().getHostString() + ":" + kinesis.getAddress().getPort());
    properties.setProperty(AWSConfigConstants.AWS_CREDENTIALS_PROVIDER, "BASIC");
    properties.setProperty(AWSConfigConstants.AWS_ACCESS_KEY_ID, "none");
    properties.setProperty(AWSConfigConstants.AWS_SECRET_ACCESS_KEY, "none");
    // Each refusal is to be the connector's own to stand, not the client's beneath it.
    properties.setProperty("aws.clientconfig.maxErrorRetry", "0");

    assertThat(KinesisProxy.create(properties).getRecords("iterator", 10)).isNotNull();

    assertThat(calls).hasValue(REFUSALS + 1);
  }

  @Test
  void itIsStoodForMoreThanThreeMinutes() {
    Properties properties = properties();
    int tries = Integer.parseInt(properties.getProperty(SHARD_GETRECORDS_RETRIES));
    double most = Double.parseDouble(properties.getProperty(SHARD_GETRECORDS_BACKOFF_MAX));
    double millis = 0;
    double pause = DEFAULT_SHARD_GETRECORDS_BACKOFF_BASE;
    for (int i = 0; i < tries; i++) {
      millis += Math.min(pause, most) / 2;
      pause *= DEFAULT_SHARD_GETRECORDS_BACKOFF_EXPONENTIAL_CONSTANT;
    }

    assertThat(Duration.ofMillis((long) millis)).isGreaterThan(Duration.ofMinutes(3));
  }
}
