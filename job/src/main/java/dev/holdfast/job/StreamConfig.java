package dev.holdfast.job;

import dev.holdfast.config.ConfigReader;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How the command stream and the log's change stream are read. */
public final class StreamConfig implements Serializable {
  private static final long serialVersionUID = 1L;

  private final URI kinesisEndpoint;
  private final String commandConsumerArn;
  private final String changeStreamArn;
  private final Duration pollInterval;
  private final Duration shardDiscovery;
  private final Duration changeDiscovery;

  StreamConfig(ConfigReader reader) {
    kinesisEndpoint = reader.uri("kinesis.endpoint").orElse(null);
    commandConsumerArn = reader.text("commands.consumer.arn").orElse(null);
    changeStreamArn = reader.text("changes.stream.arn").orElse(null);
    pollInterval = reader.millis("poll.interval.millis", Duration.ofMillis(200));
    shardDiscovery = reader.millis("shard.discovery.millis", Duration.ofSeconds(1));
    changeDiscovery = reader.millis("changes.discovery.millis", Duration.ofSeconds(5));
  }

  /** Of an emulator; empty for the service itself. */
  public Optional<URI> kinesisEndpoint() {
    return Optional.ofNullable(kinesisEndpoint);
  }

  /** The consumer of the command stream that Kinesis sends records to; empty to ask for them. */
  public Optional<String> commandConsumerArn() {
    return Optional.ofNullable(commandConsumerArn);
  }

  /** The change stream; empty to ask the log's table for it. */
  public Optional<String> changeStreamArn() {
    return Optional.ofNullable(changeStreamArn);
  }

  /** How often a shard is read; AWS permits five times a second of either stream. */
  public Duration pollInterval() {
    return pollInterval;
  }

  /** How often new shards of commands are looked for; grace must be longer. */
  public Duration shardDiscovery() {
    return shardDiscovery;
  }

  /** How often new shards of changes are looked for, by each subtask: a call of DescribeStream. */
  public Duration changeDiscovery() {
    return changeDiscovery;
  }
}
