package dev.holdfast.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBClient;
import com.amazonaws.services.dynamodbv2.local.shared.access.ShardIterator;
import com.amazonaws.services.dynamodbv2.local.shared.jobs.JobsRegister;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.BillingMode;
import com.amazonaws.services.dynamodbv2.model.GlobalSecondaryIndex;
import com.amazonaws.services.dynamodbv2.model.LocalSecondaryIndex;
import com.amazonaws.services.dynamodbv2.model.OnDemandThroughput;
import com.amazonaws.services.dynamodbv2.model.ProvisionedThroughput;
import com.amazonaws.services.dynamodbv2.model.Record;
import com.amazonaws.services.dynamodbv2.model.StreamDescription;
import com.amazonaws.services.dynamodbv2.model.StreamSpecification;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * DynamoDB Local's SQLite database, with a write-ahead log.
 *
 * <p>As it comes, each put waits until the disk has synced a rollback journal and the database,
 * three times or more, one put after the other: on an ordinary disk some 30 a second. With a
 * write-ahead log that is synced when it is folded in, a put waits for the operating system only.
 * {@code kill -9} of the process loses nothing; a power cut may lose the last puts, and leaves the
 * database whole (sqlite.org/wal.html, "Performance considerations").
 */
final class WriteAheadDatabase extends SeekingDatabase {
  /** The name that the handler gives to the one database for every region and key. */
  private static final String NAME = "shared-local-instance";

  /** As many as the handler itself starts, for indexes that are built in the background. */
  private static final int JOB_THREADS = 10;

  private static final long FOLD_LOG_SECONDS = 5;

  /** Four times SQLite's own of that time: a put touches fewer, each with calls of its own. */
  private static final int PAGE_BYTES = 4096;

  /** So 64 MB instead of 2: a shop's month without a read from the file. */
  private static final int CACHE_PAGES = 16_000;

  private final Map<String, NewRecords> newRecordsByTable = new ConcurrentHashMap<>();

  WriteAheadDatabase(Path file) throws SQLiteException {
    super(file);
    StreamNumbers.beginAt(System.currentTimeMillis(), this);
    SQLiteJob<Void> set = queue.execute(new UseWriteAheadLog());
    set.complete();
    if (set.getError() != null) {
      throw new SQLiteException(-1, "The database " + file + " takes no WAL", set.getError());
    }
    index(new IndexStreams());
    index(new OrderRows());
  }

  @Override
  public void createTable(
      String name,
      AttributeDefinition hashKey,
      AttributeDefinition rangeKey,
      List<AttributeDefinition> attributes,
      List<LocalSecondaryIndex> localIndexes,
      List<GlobalSecondaryIndex> globalIndexes,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      Boolean protectedFromDeletion,
      StreamSpecification stream) {
    super.createTable(
        name,
        hashKey,
        rangeKey,
        attributes,
        localIndexes,
        globalIndexes,
        throughput,
        onDemand,
        billing,
        protectedFromDeletion,
        stream);
    index(new OrderRows());
  }

  /**
   * From anywhere in a shard its reader goes on with what is still there. DynamoDB lets a reader
   * begin anew if what follows his position is gone; DynamoDB Local takes the position, and then
   * refuses to read from it, again and again.
   */
  @Override
  public Long getEarliestNonExpiredSequenceNumberForShard(String shard) {
    return getSequenceNumberStartForShard(shard);
  }

  @Override
  public List<StreamDescription> getStreamInfo(
      String table, String stream, Integer most, String afterStream, String afterShard) {
    return ClosedShards.endWhereTheNextBegins(
        super.getStreamInfo(table, stream, most, afterStream, afterShard));
  }

  /** Waits for a record, if there is none, for a while: see {@link NewRecords}. */
  @Override
  public List<Record> getStreamRecords(Integer most, ShardIterator from) {
    return newRecords(tableOf(from.streamId)).read(() -> super.getStreamRecords(most, from));
  }

  @Override
  public void putRecord(
      String table,
      Map<String, AttributeValue> row,
      AttributeValue hashKey,
      AttributeValue rangeKey,
      boolean isSystems) {
    super.putRecord(table, row, hashKey, rangeKey, isSystems);
    newRecords(table).mayBeThere();
  }

  private NewRecords newRecords(String table) {
    return newRecordsByTable.computeIfAbsent(table, name -> new NewRecords());
  }

  /** A stream's ARN has it: {@code arn:aws:dynamodb:ddblocal:…:table/events/stream/…}. */
  private static String tableOf(String streamArn) {
    return streamArn.split("/", -1)[1];
  }

  /** Without its indexes the database is slow, but no less right. */
  private void index(SQLiteJob<Void> making) {
    SQLiteJob<Void> made = queue.execute(making);
    made.complete();
    if (made.getError() != null) {
      System.err.println("The database will be slow, without an index: " + made.getError());
    }
  }

  /** Returns when the file is let go of: until then nobody else can be sure to open it. */
  @Override
  public void close() {
    super.close();
    try {
      queue.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps the log short for as long as the process lives. */
  private void foldLogEvery(long seconds) {
    var timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "fold-log");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(this::foldLog, seconds, seconds, TimeUnit.SECONDS);
  }

  private void foldLog() {
    try {
      FoldLog.fold(queue.getDatabaseFile());
    } catch (SQLiteException e) {
      System.err.println("The write-ahead log could not be folded in beside the writers: " + e);
    }
    queue.<Void, SQLiteJob<Void>>execute(new FoldLog()).complete();
  }

  /** Only a database that is still empty takes another size of pages. */
  private static void create(Path file) throws SQLiteException {
    var connection = new SQLiteConnection(file.toFile());
    try {
      connection.open(true);
      connection.exec("PRAGMA page_size=" + PAGE_BYTES);
      connection.exec("VACUUM");
    } finally {
      connection.dispose();
    }
  }

  /** Opens the database in this folder before the handler would, on its first request. */
  static void openFor(LocalDynamoDBRequestHandler handler, Path folder)
      throws SQLiteException, ReflectiveOperationException {
    var file = folder.resolve(NAME + LocalDynamoDBRequestHandler.DB_FILE_EXTENSION);
    var jobs = new JobsRegister(Executors.newFixedThreadPool(JOB_THREADS), false);
    // Neither a constructor nor a setter takes a database of ours.
    Field clients = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
    clients.setAccessible(true);
    @SuppressWarnings("unchecked")
    var byName = (Map<String, AmazonDynamoDBLocal>) clients.get(handler);
    if (Files.notExists(file)) {
      create(file);
    }
    var database = new WriteAheadDatabase(file);
    database.foldLogEvery(FOLD_LOG_SECONDS);
    byName.put(NAME, new LocalDBClient(database, jobs));
  }

  private static final class UseWriteAheadLog extends SQLiteJob<Void> {
    @Override
    protected Void job(SQLiteConnection connection) throws SQLiteException {
      connection.exec("PRAGMA journal_mode=WAL");
      connection.exec("PRAGMA synchronous=NORMAL");
      connection.exec("PRAGMA cache_size=" + CACHE_PAGES);
      return null;
    }
  }
}
