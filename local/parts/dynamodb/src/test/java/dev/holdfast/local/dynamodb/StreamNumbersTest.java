package dev.holdfast.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBUtils;
import com.amazonaws.services.dynamodbv2.local.shared.access.awssdkv1.client.LocalAmazonDynamoDBStreams;
import com.amazonaws.services.dynamodbv2.local.shared.jobs.JobsRegister;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.BillingMode;
import com.amazonaws.services.dynamodbv2.model.GetRecordsRequest;
import com.amazonaws.services.dynamodbv2.model.GetShardIteratorRequest;
import com.amazonaws.services.dynamodbv2.model.OnDemandThroughput;
import com.amazonaws.services.dynamodbv2.model.ProvisionedThroughput;
import com.amazonaws.services.dynamodbv2.model.Record;
import com.amazonaws.services.dynamodbv2.model.ScalarAttributeType;
import com.amazonaws.services.dynamodbv2.model.Shard;
import com.amazonaws.services.dynamodbv2.model.ShardIteratorType;
import com.amazonaws.services.dynamodbv2.model.StreamDescription;
import com.amazonaws.services.dynamodbv2.model.StreamSpecification;
import com.amazonaws.services.dynamodbv2.model.StreamViewType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamNumbersTest {
  private static final AttributeDefinition ITEM =
      new AttributeDefinition().withAttributeName("item").withAttributeType(ScalarAttributeType.S);

  @TempDir Path folder;

  /** What is older than a day, a start deletes. */
  @Test
  void afterADayAtRestTheNextRecordComesBehindAllBeforeIt() throws Exception {
    Path file = folder.resolve("streams.db");
    WriteAheadDatabase database = new WriteAheadDatabase(file);
    createTable(database, "log", true);
    put(database, "log", "cup");
    database.close();
    long before = newestNumber(file);
    execute(file, "DELETE FROM us");

    WriteAheadDatabase again = new WriteAheadDatabase(file);
    put(again, "log", "mug");
    again.close();

    assertThat(newestNumber(file)).isGreaterThan(before);
  }

  @Test
  void afterADayAtRestAReaderGoesOnFromWhereHeWas() throws Exception {
    assertThat(itemsAfterARest(again -> {})).containsExactly("mug");
  }

  /** The shard that was open is closed by the start, when nothing is left of it. */
  @Test
  void afterTwoDaysAtRestAReaderGoesOnInTheNextShard() throws Exception {
    assertThat(itemsAfterARest(again -> again.findAndRolloverActiveShards("log", 0)))
        .containsExactly("mug");
  }

  /**
   * What a reader is brought by a log that is written to once more.
   *
   * @param start what the start does, beside deleting all records
   */
  private List<String> itemsAfterARest(Consumer<WriteAheadDatabase> start) throws SQLiteException {
    Path file = folder.resolve("streams.db");
    String position = positionBehindACup(file);
    execute(file, "DELETE FROM us");

    WriteAheadDatabase again = new WriteAheadDatabase(file);
    start.accept(again);
    put(again, "log", "mug");
    List<String> items = itemsAfter(position, again);
    again.close();
    return items;
  }

  /** Written, read, and the database closed. */
  private static String positionBehindACup(Path file) throws SQLiteException {
    WriteAheadDatabase database = new WriteAheadDatabase(file);
    createTable(database, "log", true);
    put(database, "log", "saucer");
    put(database, "log", "cup");
    database.close();
    return LocalDBUtils.longToSequenceNumber(newestNumber(file));
  }

  /** What a reader is brought who was at this position of the stream's first shard. */
  private static List<String> itemsAfter(String position, WriteAheadDatabase database) {
    StreamDescription stream = database.getStreamInfo("log", null, 1, null, null).get(0);
    LocalAmazonDynamoDBStreams streams =
        new LocalAmazonDynamoDBStreams(
            database, new JobsRegister(Executors.newSingleThreadExecutor(), false));
    List<String> items = new ArrayList<>();
    for (Shard shard : stream.getShards()) {
      GetShardIteratorRequest from =
          new GetShardIteratorRequest()
              .withStreamArn(stream.getStreamArn())
              .withShardId(shard.getShardId());
      String iterator =
          streams
              .getShardIterator(
                  shard.getParentShardId() == null
                      ? from.withShardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                          .withSequenceNumber(position)
                      : from.withShardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .getShardIterator();
      for (Record record :
          streams.getRecords(new GetRecordsRequest().withShardIterator(iterator)).getRecords()) {
        items.add(record.getDynamodb().getKeys().get("item").getS());
      }
    }
    return items;
  }

  @Test
  void aRecordIsInItsShardThoughOtherTablesWereWrittenBeforeThatBegan() throws Exception {
    Path file = folder.resolve("streams.db");
    WriteAheadDatabase database = new WriteAheadDatabase(file);
    createTable(database, "rows", false);
    for (int i = 0; i < 10; i++) {
      put(database, "rows", "row-" + i);
    }
    createTable(database, "log", true);
    database.close();

    WriteAheadDatabase again = new WriteAheadDatabase(file);
    put(again, "log", "mug");
    again.close();

    assertThat(newestNumber(file))
        .isGreaterThanOrEqualTo(number(file, "SELECT MAX(InitialSequenceNumberStart) FROM ss"));
  }

  private static void createTable(WriteAheadDatabase database, String name, boolean hasStream) {
    StreamSpecification stream = new StreamSpecification().withStreamEnabled(hasStream);
    database.createTable(
        name,
        ITEM,
        null,
        List.of(ITEM),
        null,
        null,
        new ProvisionedThroughput().withReadCapacityUnits(1L).withWriteCapacityUnits(1L),
        new OnDemandThroughput(),
        BillingMode.PROVISIONED,
        false,
        hasStream ? stream.withStreamViewType(StreamViewType.NEW_IMAGE) : stream);
  }

  private static void put(WriteAheadDatabase database, String table, String item) {
    AttributeValue key = new AttributeValue().withS(item);
    database.putRecord(table, Map.of("item", key), key, null, false);
  }

  private static long newestNumber(Path file) throws SQLiteException {
    return number(file, "SELECT MAX(SequenceNumber) FROM us");
  }

  private static long number(Path file, String query) throws SQLiteException {
    SQLiteConnection connection = new SQLiteConnection(file.toFile());
    try {
      connection.open(false);
      SQLiteStatement statement = connection.prepare(query);
      assertThat(statement.step()).isTrue();
      return statement.columnLong(0);
    } finally {
      connection.dispose();
    }
  }

  private static void execute(Path file, String change) throws SQLiteException {
    SQLiteConnection connection = new SQLiteConnection(file.toFile());
    try {
      connection.open(false);
      connection.exec(change);
    } finally {
      connection.dispose();
    }
  }
}
