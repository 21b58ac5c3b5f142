package dev.holdfast.job.connectors;

import dev.holdfast.config.ConfigException;
import dev.holdfast.job.JobConfig;
import dev.holdfast.job.Sources;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.Tables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.aws.config.AWSConfigConstants;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kinesis.FlinkDynamoDBStreamsConsumer;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
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

  public AwsSources(JobConfig config) {
    this.config = config;
  }

  @Override
  public SingleOutputStreamOperator<RawRecord> commands(StreamExecutionEnvironment environment) {
    return environment.addSource(
        new CommandConsumer(config.commandStream(), properties(config.kinesisEndpoint())));
  }

  @Override
  public SingleOutputStreamOperator<RawRecord> changes(StreamExecutionEnvironment environment) {
    String arn = config.changeStreamArn().orElseGet(this::askForChangeStream);
    return environment.addSource(
        new FlinkDynamoDBStreamsConsumer<RawRecord>(
            List.of(arn), new RawRecordSchema(), properties(config.dynamoDbEndpoint())));
  }

  private Properties properties(Optional<URI> endpoint) {
    Properties properties = new Properties();
    properties.setProperty(AWSConfigConstants.AWS_REGION, config.region());
    endpoint.ifPresent(
        uri -> properties.setProperty(AWSConfigConstants.AWS_ENDPOINT, uri.toString()));
    properties.setProperty(
        ConsumerConfigConstants.STREAM_INITIAL_POSITION,
        ConsumerConfigConstants.InitialPosition.TRIM_HORIZON.name());
    properties.setProperty(
        ConsumerConfigConstants.SHARD_GETRECORDS_INTERVAL_MILLIS,
        Long.toString(config.pollInterval().toMillis()));
    properties.setProperty(
        ConsumerConfigConstants.SHARD_DISCOVERY_INTERVAL_MILLIS,
        Long.toString(config.shardDiscovery().toMillis()));
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
