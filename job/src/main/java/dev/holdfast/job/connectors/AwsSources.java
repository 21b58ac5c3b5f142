package dev.holdfast.job.connectors;

import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.EFO_REGISTRATION_TYPE;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.RECORD_PUBLISHER_TYPE;
import static org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.efoConsumerArn;

import dev.holdfast.config.ConfigException;
import dev.holdfast.job.JobConfig;
import dev.holdfast.job.Sources;
import dev.holdfast.job.StreamConfig;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.Tables;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.aws.config.AWSConfigConstants;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.EFORegistrationType;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.RecordPublisherType;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Commands from Kinesis, changes from DynamoDB Streams; both from the oldest record there is.
 *
 * <p>By consumers that are deprecated. Those that follow them, flink-connector-aws-kinesis-streams
 * and flink-connector-dynamodb from 5.0.0-1.20 on, run on the service's Flink 1.20 and on Java 11
 * as well; where this is built today they are not to be had. How to change to them is in
 * `docs/changing-it.md`: nothing outside of this package has to know.
 */
@SuppressWarnings("deprecation")
public final class AwsSources implements Sources {
  /** The first call of a cold process takes its time. */
  private static final Duration START_MAX = Duration.ofSeconds(30);

  private final JobConfig config;
  private final StreamConfig streams;

  public AwsSources(JobConfig config) {
    this.config = config;
    this.streams = config.streams();
  }

  @Override
  public SingleOutputStreamOperator<RawRecord> commands(StreamExecutionEnvironment environment) {
    Properties properties = properties(streams.kinesisEndpoint(), streams.shardDiscovery());
    streams.commandConsumerArn().ifPresent(arn -> sendTo(arn, properties));
    return environment.addSource(new CommandConsumer(config.commandStream(), properties));
  }

  @Override
  public SingleOutputStreamOperator<RawRecord> changes(StreamExecutionEnvironment environment) {
    String arn = streams.changeStreamArn().orElseGet(this::askForChangeStream);
    return environment.addSource(
        new ChangeConsumer(arn, properties(config.dynamoDbEndpoint(), streams.changeDiscovery())));
  }

  /** Kinesis sends what comes to this consumer, instead of being asked. It is registered. */
  private void sendTo(String consumerArn, Properties properties) {
    properties.setProperty(RECORD_PUBLISHER_TYPE, RecordPublisherType.EFO.name());
    properties.setProperty(EFO_REGISTRATION_TYPE, EFORegistrationType.NONE.name());
    properties.setProperty(efoConsumerArn(config.commandStream()), consumerArn);
  }

  private Properties properties(Optional<URI> endpoint, Duration discovery) {
    Properties properties = new Properties();
    properties.setProperty(AWSConfigConstants.AWS_REGION, config.region());
    endpoint.ifPresent(
        uri -> properties.setProperty(AWSConfigConstants.AWS_ENDPOINT, uri.toString()));
    properties.setProperty(
        ConsumerConfigConstants.STREAM_INITIAL_POSITION,
        ConsumerConfigConstants.InitialPosition.TRIM_HORIZON.name());
    properties.setProperty(
        ConsumerConfigConstants.SHARD_GETRECORDS_INTERVAL_MILLIS,
        Long.toString(streams.pollInterval().toMillis()));
    properties.setProperty(
        ConsumerConfigConstants.SHARD_DISCOVERY_INTERVAL_MILLIS,
        Long.toString(discovery.toMillis()));
    Retries.put(properties);
    return properties;
  }

  private String askForChangeStream() {
    String table = new Tables(config.prefix()).events();
    try (DynamoDbAsyncClient client =
        DynamoDbClients.create(
            Region.of(config.region()), config.dynamoDbEndpoint(), 1, config.attemptMax())) {
      String arn =
          client
              .describeTable(
                  request ->
                      request
                          .tableName(table)
                          .overrideConfiguration(call -> call.apiCallTimeout(START_MAX)))
              .join()
              .table()
              .latestStreamArn();
      if (arn == null) {
        throw new ConfigException("table " + table + " has no stream");
      }
      return arn;
    }
  }
}
