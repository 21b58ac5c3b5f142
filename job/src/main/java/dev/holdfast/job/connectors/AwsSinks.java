package dev.holdfast.job.connectors;

import dev.holdfast.job.JobConfig;
import dev.holdfast.job.Sinks;
import dev.holdfast.job.archive.ArchiveFiles;
import dev.holdfast.job.sink.DeadLetterLines;
import dev.holdfast.job.sink.DeadLetterRows;
import dev.holdfast.job.sink.OutcomeRows;
import dev.holdfast.job.sink.ParkedWebhookRows;
import dev.holdfast.log.dynamodb.LetterIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.ParkedWebhook;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.aws.config.AWSConfigConstants;
import org.apache.flink.connector.dynamodb.sink.DynamoDbSink;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Outcomes and the index of dead letters in DynamoDB, the letters and all events in files. */
public final class AwsSinks implements Sinks {
  /** A sink waits so long for more rows to put along: somebody may wait for the first of them. */
  private static final long BUFFER_MILLIS = 20;

  private final JobConfig config;
  private final Tables tables;

  public AwsSinks(JobConfig config) {
    this.config = config;
    this.tables = new Tables(config.prefix());
  }

  @Override
  public Sink<Outcome> outcomes() {
    return rows(tables.outcomes(), Rows.KEY, OutcomeRows::of);
  }

  @Override
  public Sink<ParkedWebhook> parkedWebhooks() {
    return rows(tables.parkedWebhooks(), Rows.KEY, ParkedWebhookRows::of);
  }

  @Override
  public ArchiveFiles archive() {
    return new ArchiveFiles(config.archivePath());
  }

  @Override
  public Sink<DeadLetter> deadLetterIndex() {
    return rows(tables.deadLetters(), LetterIndex.ID, DeadLetterRows::of);
  }

  /** A file is finished by the checkpoint that covers it. */
  @Override
  public Sink<DeadLetter> deadLetters() {
    return FileSink.forRowFormat(new Path(config.deadLettersPath()), new DeadLetterLines())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder()
                .withPartPrefix("dead-letters")
                .withPartSuffix(".jsonl")
                .build())
        .build();
  }

  private <T> Sink<T> rows(String table, String key, PutRows.Row<T> row) {
    Properties properties = new Properties();
    properties.setProperty(AWSConfigConstants.AWS_REGION, config.region());
    config
        .dynamoDbEndpoint()
        .ifPresent(
            endpoint -> {
              properties.setProperty(AWSConfigConstants.AWS_ENDPOINT, endpoint.toString());
              // Emulators do not speak HTTP/2.
              properties.setProperty(AWSConfigConstants.HTTP_PROTOCOL_VERSION, "HTTP1_1");
            });
    return DynamoDbSink.<T>builder()
        .setTableName(table)
        .setElementConverter(new PutRows<>(row))
        .setOverwriteByPartitionKeys(List.of(key))
        .setMaxTimeInBufferMS(BUFFER_MILLIS)
        .setDynamoDbProperties(properties)
        .build();
  }
}
