package dev.holdfast.gateway.read;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OutcomeRowsTest extends OutcomesConformance {
  private static final Tables TABLES = new Tables("outcomes-");
  private static final SystemTimekeeper TIME = new SystemTimekeeper("outcomes");
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  @BeforeAll
  static void start(@TempDir Path data) {
    dynamoDb = LocalDynamoDb.start(data);
    client = dynamoDb.client();
    TABLES.createMissing(client);
  }

  @AfterAll
  static void stop() {
    TIME.close();
    client.close();
    dynamoDb.close();
  }

  @Override
  protected Outcomes outcomes() {
    return new OutcomeRows(
        new DynamoDbReadModels(client, TABLES),
        new Retries(TIME, new SystemChance(), "DynamoDB", SdkException.class::isInstance, 20_000));
  }

  @Override
  protected void store(Outcome outcome) {
    put(TABLES.outcomes(), outcome, Rows.key(outcome.getItem(), outcome.getCommand()));
  }

  @Override
  protected void store(Hold hold) {
    put(TABLES.reservations(), hold, Rows.key(hold.getItem(), hold.getReservation()));
  }

  private static void put(String table, SpecificRecord record, String key) {
    Map<String, AttributeValue> row = Rows.toRow(record);
    row.put(Rows.KEY, AttributeValue.fromS(key));
    client.putItem(put -> put.tableName(table).item(row)).join();
  }
}
