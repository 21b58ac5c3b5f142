package dev.holdfast.proof.rebuild;

import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.log.dynamodb.Tables;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A read model: its table, and what its rows are known by. */
@SuppressWarnings(
    "ImmutableEnumChecker") // The functions are methods of a class that keeps nothing.
enum Model {
  SNAPSHOTS(Tables::snapshots, "item"),
  AVAILABILITY(Tables::availability, "item"),
  RESERVATIONS(Tables::reservations, Rows.KEY),
  OUTCOMES(Tables::outcomes, Rows.KEY);

  /** When a row was written, and may go, says nothing of whether it is right. */
  private static final Set<String> NOT_COMPARED =
      Set.of(Rows.TTL, ChangeIndex.BUCKET, ChangeIndex.CHANGED_AT);

  private final Function<Tables, String> table;
  private final String key;

  Model(Function<Tables, String> table, String key) {
    this.table = table;
    this.key = key;
  }

  String table(Tables tables) {
    return table.apply(tables);
  }

  /** The name of the hash key. */
  String keyName() {
    return key;
  }

  String key(Map<String, AttributeValue> row) {
    return row.get(key).s();
  }

  /** Whether it is about an item, as all are but one row of the snapshots. */
  boolean isAboutAnItem(Map<String, AttributeValue> row) {
    return this != SNAPSHOTS || TableSet.isItem(key(row));
  }

  /** The row as it is compared, as text. */
  static String compared(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> compared = new HashMap<>(row);
    compared.keySet().removeAll(NOT_COMPARED);
    return RowJson.text(compared);
  }

  /** What a row that is written has beside what is compared, and its ttl. */
  Map<String, AttributeValue> written(String compared, long now) {
    Map<String, AttributeValue> row = RowJson.row(compared);
    if (this == AVAILABILITY) {
      row.putAll(ChangeIndex.keys(row.get(key).s(), now));
    }
    return row;
  }
}
