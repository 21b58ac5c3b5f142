package dev.holdfast.local.page;

import dev.holdfast.local.RowFill;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.log.dynamodb.ChangeIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows of the read model of items, written past the job. */
final class AvailabilityRows implements AutoCloseable {
  private final RowFill rows;
  private final String table;

  AvailabilityRows(LocalConfig config) {
    rows = new RowFill(config);
    table = new Tables(config.prefix()).availability();
  }

  /** Items from `many-00000` on, with more of each than of the one before. */
  void fill(int items) {
    IntStream.range(0, items).forEach(number -> rows.put(table, row(number)));
    rows.end();
  }

  private static Map<String, AttributeValue> row(int number) {
    String item = "many-%05d".formatted(number);
    long at = System.currentTimeMillis();
    Map<String, AttributeValue> row =
        Rows.toRow(
            Availability.newBuilder()
                .setItem(item)
                .setAvailable(number)
                .setOnHand(number + 1L)
                .setReserved(1)
                .setStatus("in-stock")
                .setShortfall(0)
                .setSeq(1)
                .setAt(at)
                .setShortfallHolds(List.of())
                .build());
    row.putAll(ChangeIndex.keys(item, at));
    return row;
  }

  @Override
  public void close() {
    rows.close();
  }
}
