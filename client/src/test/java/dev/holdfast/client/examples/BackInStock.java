package dev.holdfast.client.examples;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.stream.ItemChange;
import dev.holdfast.client.stream.ItemListener;
import dev.holdfast.client.stream.ItemStream;
import dev.holdfast.client.stream.StockAlert;
import java.util.function.Consumer;

/**
 * Writes to those who wait for an item, once, when it can be had again and has been for a while.
 */
public final class BackInStock implements AutoCloseable {
  private final ItemStream stream;

  /**
   * Begins to listen.
   *
   * @param lastEventId what {@link #lastEventId} said when we stopped; empty at first
   */
  public BackInStock(Holdfast holdfast, String lastEventId, Consumer<String> tellThoseWhoWait) {
    ItemListener listener =
        new ItemListener() {
          @Override
          public void alerted(StockAlert alert) {
            tellThoseWhoWait.accept(alert.item());
          }

          @Override
          public void changed(ItemChange change) {}
        };
    stream = holdfast.listen(ItemQuery.all().alert("back-in-stock"), lastEventId, listener);
  }

  /** To be kept, so that nothing is missed while we are away. */
  public String lastEventId() {
    return stream.lastEventId();
  }

  @Override
  public void close() {
    stream.close();
  }
}
