package dev.holdfast.client.stream;

import dev.holdfast.client.answer.HoldfastException;
import java.time.Duration;

/**
 * Who hears of changes, on the stream's own thread. Who takes his time is told less: the newest of
 * each item, and nothing is queued.
 */
public interface ItemListener {
  /** An item has changed. The same may be told twice; its {@code seq} shows it. */
  void changed(ItemChange change);

  /** Stock is another than was told before, and has been for a while. May be told twice. */
  default void alerted(StockAlert alert) {}

  /** All there was has been told, and from now on changes come as they happen. */
  default void live() {}

  /** The connection is gone, and will be made again after this time; nothing is missed. */
  default void interrupted(String why, Duration pause) {}

  /** The gateway refuses to tell, and nothing more will come. */
  default void refused(HoldfastException why) {}
}
