package dev.holdfast.gateway.world;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.log.dynamodb.CartIndex;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.LetterIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.AuditRound;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The read models, written by tests in the job's stead. */
public final class ReadModels {
  private final DynamoDbAsyncClient client;
  private final Tables tables;

  ReadModels(DynamoDbAsyncClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /** Says that other tables belong together than there are, as after a restore from a backup. */
  public void keepThatOtherTablesBelongTogether() {
    put(
        tables.snapshots(),
        Map.of(
            "item", AttributeValue.fromS("#tables"), tables.events(), AttributeValue.fromN("1")));
  }

  /** Puts a row of a read model that has one per item. */
  public void putByItem(IndexedRecord record) {
    put(tableOf(record), Rows.toRow(record));
  }

  /** Puts a row of availability as the job does, to be found by when it was written. */
  public void write(Availability row) {
    Map<String, AttributeValue> attributes = new HashMap<>(Rows.toRow(row));
    attributes.putAll(ChangeIndex.keys(row.getItem(), System.currentTimeMillis()));
    put(tables.availability(), attributes);
  }

  /** Puts what an auditor found. */
  public void write(AuditRound row) {
    new AuditRows(client, tables).put(row).toCompletableFuture().join();
  }

  /** Puts a row about something within an item. */
  public void putByKey(IndexedRecord record, String item, String id) {
    Map<String, AttributeValue> row = new HashMap<>(Rows.toRow(record));
    row.put(Rows.KEY, AttributeValue.fromS(Rows.key(item, id)));
    if (record instanceof Hold hold) {
      row.putAll(CartIndex.keys(hold));
    }
    put(tableOf(record), row);
  }

  /** Keeps a dead letter in the index as the job does; its id comes back. */
  public String keepLetter(String id, byte[] bytes) {
    Map<String, AttributeValue> row = new HashMap<>();
    row.put(LetterIndex.ID, AttributeValue.fromS(id));
    row.put(LetterIndex.ARRIVED_AT, AttributeValue.fromN("" + System.currentTimeMillis()));
    row.put(LetterIndex.REASON, AttributeValue.fromS("no schema has the fingerprint 7"));
    row.put(LetterIndex.SIZE, AttributeValue.fromN("" + bytes.length));
    if (bytes.length <= LetterIndex.BYTES_MAX) {
      row.put(LetterIndex.BYTES, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
    }
    put(tables.deadLetters(), row);
    return id;
  }

  /** Puts the outcome that the job would. */
  public void decide(Command command, String result) {
    putByKey(
        new Outcome(
            command.getItem(),
            command.getCommand(),
            command.getKind().name(),
            ContentHash.of(command),
            result,
            null,
            1L,
            System.currentTimeMillis()),
        command.getItem(),
        command.getCommand());
  }

  private void put(String table, Map<String, AttributeValue> row) {
    client.putItem(request -> request.tableName(table).item(row)).join();
  }

  private String tableOf(IndexedRecord record) {
    return switch (record.getSchema().getName()) {
      case "Availability" -> tables.availability();
      case "StockLevel" -> tables.snapshots();
      case "Hold" -> tables.reservations();
      case "Outcome" -> tables.outcomes();
      default -> throw new IllegalArgumentException(record.getSchema().getName());
    };
  }
}
