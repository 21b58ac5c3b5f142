package dev.holdfast.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBClient;
import com.amazonaws.services.dynamodbv2.local.shared.jobs.JobsRegister;
import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.CreateTableRequest;
import com.amazonaws.services.dynamodbv2.model.DescribeStreamRequest;
import com.amazonaws.services.dynamodbv2.model.GetRecordsRequest;
import com.amazonaws.services.dynamodbv2.model.GetRecordsResult;
import com.amazonaws.services.dynamodbv2.model.GetShardIteratorRequest;
import com.amazonaws.services.dynamodbv2.model.KeySchemaElement;
import com.amazonaws.services.dynamodbv2.model.KeyType;
import com.amazonaws.services.dynamodbv2.model.StreamSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads a change stream is answered when there is something, or after a second. */
class NewRecordsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;
  private AmazonDynamoDBLocal dynamoDb;

  @BeforeEach
  void open() throws Exception {
    dynamoDb =
        new LocalDBClient(
            new WriteAheadDatabase(folder.resolve("shared.db")),
            new JobsRegister(Executors.newFixedThreadPool(10), false));
  }

  @AfterEach
  void close() {
    dynamoDb.shutdown();
  }

  @Test
  void anEmptyStreamIsAnsweredAfterASecond() {
    String tip = tipOf(table("events"));

    long began = System.nanoTime();
    assertThat(read(tip).getRecords()).isEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(SECOND, SECOND.multipliedBy(9));
  }

  @Test
  void whatIsThereIsAnsweredAtOnce() {
    String tip = tipOf(table("events"));
    put("events");

    long began = System.nanoTime();
    assertThat(read(tip).getRecords()).hasSize(1);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SECOND);
  }

  @Test
  void aWriteAnswersThoseWhoWaitAndOneOfAnotherTableDoesNot() throws Exception {
    String tip = tipOf(table("events"));
    table("availability");
    CompletableFuture<GetRecordsResult> waits = CompletableFuture.supplyAsync(() -> read(tip));

    // The read began before, or finds the row there: with either it is answered before its second.
    long began = System.nanoTime();
    put("availability");
    put("events");

    assertThat(waits.get(10, TimeUnit.SECONDS).getRecords()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SECOND);
  }

  private String table(String name) {
    return dynamoDb
        .amazonDynamoDB()
        .createTable(
            new CreateTableRequest()
                .withTableName(name)
                .withKeySchema(new KeySchemaElement("item", KeyType.HASH))
                .withAttributeDefinitions(new AttributeDefinition("item", "S"))
                .withBillingMode("PAY_PER_REQUEST")
                .withStreamSpecification(
                    new StreamSpecification()
                        .withStreamEnabled(true)
                        .withStreamViewType("NEW_IMAGE")))
        .getTableDescription()
        .getLatestStreamArn();
  }

  private String tipOf(String stream) {
    var streams = dynamoDb.amazonDynamoDBStreams();
    String shard =
        streams
            .describeStream(new DescribeStreamRequest().withStreamArn(stream))
            .getStreamDescription()
            .getShards()
            .get(0)
            .getShardId();
    return streams
        .getShardIterator(
            new GetShardIteratorRequest()
                .withStreamArn(stream)
                .withShardId(shard)
                .withShardIteratorType("TRIM_HORIZON"))
        .getShardIterator();
  }

  private GetRecordsResult read(String iterator) {
    return dynamoDb
        .amazonDynamoDBStreams()
        .getRecords(new GetRecordsRequest().withShardIterator(iterator));
  }

  private void put(String table) {
    dynamoDb.amazonDynamoDB().putItem(table, Map.of("item", new AttributeValue("mug")));
  }
}
