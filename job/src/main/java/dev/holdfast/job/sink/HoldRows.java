package dev.holdfast.job.sink;

import dev.holdfast.domain.Holds;
import dev.holdfast.log.dynamodb.CartIndex;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.Hold;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reservations as rows. */
public final class HoldRows {
  private HoldRows() {}

  /**
   * @param soldKept how long after its last change the row of a closed reservation is kept of which
   *     units were sold
   */
  public static Map<String, AttributeValue> of(Hold hold, Duration soldKept) {
    Map<String, AttributeValue> row = Rows.toRow(hold);
    row.put(Rows.KEY, AttributeValue.fromS(Rows.key(hold.getItem(), hold.getReservation())));
    row.putAll(CartIndex.keys(hold));
    if (Holds.isClosed(hold)) {
      boolean isSold = hold.getConfirmedQuantity() > 0;
      row.put(Rows.TTL, isSold ? Ttl.after(hold.getAt(), soldKept) : Ttl.after(hold.getAt()));
    }
    return row;
  }
}
