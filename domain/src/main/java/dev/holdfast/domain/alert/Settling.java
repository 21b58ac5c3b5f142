package dev.holdfast.domain.alert;

import dev.holdfast.domain.StockState;
import dev.holdfast.domain.operator.Copyable;

/**
 * An item whose stock is another than was told last: how it is, and since when. It is told once the
 * item has been so, or beyond, for the whole of an interval: whoever waits for low stock hears of
 * it though the item was sold out for some of that time, and nobody hears of what lasts for
 * moments.
 *
 * <p>So two alerts of an item are never closer than the interval; none tells what the one before
 * did; and what stays as it is for the interval is told when that is over. Flink wants its fields
 * public. Times are the operator's, epoch milliseconds.
 */
public final class Settling implements Copyable<Settling> {
  /** How stock is, see {@link StockState#word}. */
  public String stock = "";

  /** When stock became low, or ceased to be: low, or worse. */
  public long lowAt;

  /** When it was sold out, or ceased to be. */
  public long soldOutAt;

  /** When the shortfall began or ended. */
  public long shortfallAt;

  /** When somebody is to look again; 0 for not at all. */
  public long lookAt;

  public Settling() {}

  /** An item that is as was told. */
  public static Settling from(StockState told) {
    Settling settling = new Settling();
    settling.stock = told.word();
    return settling;
  }

  /** Stock is so now. */
  public void turn(StockState now, long time) {
    StockState before = StockState.named(stock).orElse(now);
    lowAt = hasCrossed(before, now, StockState.LOW_STOCK) ? time : lowAt;
    soldOutAt = hasCrossed(before, now, StockState.SOLD_OUT) ? time : soldOutAt;
    shortfallAt = hasCrossed(before, now, StockState.SHORTFALL) ? time : shortfallAt;
    stock = now.word();
  }

  private static boolean hasCrossed(StockState before, StockState now, StockState line) {
    return line.isWorseThan(before) != line.isWorseThan(now);
  }

  /**
   * When it is to be told how stock is now, if it stays so.
   *
   * @param told what was told last; not what it is
   * @param toldAt when
   */
  public long dueAt(StockState told, long toldAt, AlertSettings settings) {
    StockState now = StockState.named(stock).orElse(told);
    StockState line = now.isWorseThan(told) ? now : now.nextWorse();
    return Math.max(crossedAt(line), toldAt) + settings.millis(told, now);
  }

  private long crossedAt(StockState line) {
    switch (line) {
      case SHORTFALL:
        return shortfallAt;
      case SOLD_OUT:
        return soldOutAt;
      default:
        return lowAt;
    }
  }

  @Override
  public Settling copy() {
    Settling copy = new Settling();
    copy.stock = stock;
    copy.lowAt = lowAt;
    copy.soldOutAt = soldOutAt;
    copy.shortfallAt = shortfallAt;
    copy.lookAt = lookAt;
    return copy;
  }
}
