package dev.holdfast.gateway.stream;

import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.gateway.read.AvailabilityJson;
import dev.holdfast.gateway.shelf.ItemFilter;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.ShelfRow;
import dev.holdfast.gateway.shelf.StockChange;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockAlert;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one listener has been sent, and what is next. Nothing is queued for him: he is a position on
 * the shelf, whose rows stand there in the order in which they came, an item's newest only. So a
 * slow listener takes no memory, and hears of each item what is true when he can hear it; and one
 * that comes back, even to another gateway, goes on where he was.
 *
 * <p>Not thread-safe; its owner takes turns.
 */
final class Subscription {
  /** Sent at a time; the row that exceeds it is sent whole. */
  private static final int BYTES_MAX = 8 * 1024;

  /**
   * How late rows may have come: who comes from another gateway is sent again what was written so
   * long before he left it.
   */
  static final long LATE_MAX_MILLIS = 30_000;

  /** Whoever has missed all since then has missed all. */
  private static final long EVER = 1;

  private final Shelf shelf;
  private final ItemFilter filter;
  private final AlertFilter alerts;

  /** Rows up to this number were there when he came; his own clock begins after it. */
  private final long begunAt;

  /**
   * Of those rows, only what was written since then is sent, epoch milliseconds, and the alerts
   * since then; 0 for all rows and no alerts.
   */
  private final long missedSince;

  private long changedAt;
  private long told;
  private long number;
  private boolean isLive;

  private Subscription(
      Shelf shelf, ItemFilter filter, AlertFilter alerts, Position from, long missedSince) {
    this.shelf = shelf;
    this.filter = filter;
    this.alerts = alerts;
    this.begunAt = shelf.newest();
    this.missedSince = missedSince;
    this.changedAt = from.changedAt();
    this.told = from.told();
    this.number = from.number();
  }

  /** Begins with what changes from now on. */
  static Subscription fromNow(Shelf shelf, ItemFilter filter, AlertFilter alerts) {
    long newest = shelf.newest();
    return new Subscription(
        shelf, filter, alerts, new Position(shelf.asOf(), newest, newest, shelf.name()), 0);
  }

  /** Begins with all that is there. */
  static Subscription fromAll(Shelf shelf, ItemFilter filter, AlertFilter alerts) {
    return new Subscription(
        shelf, filter, alerts, new Position(0, shelf.newest(), 0, shelf.name()), 0);
  }

  /**
   * Goes on after a position, of this shelf or another one. One that lies ahead of this shelf is
   * none that a listener to these tables can have: they were restored since, a clock was wrong, or
   * somebody made it up. What its owner has missed nobody knows; so he is told all, and of each
   * item the last alert.
   */
  static Subscription from(Shelf shelf, ItemFilter filter, AlertFilter alerts, Position position) {
    if (isAhead(position, shelf)) {
      Position nowhere = new Position(0, shelf.newest(), 0, shelf.name());
      return new Subscription(shelf, filter, alerts, nowhere, EVER);
    }
    boolean isOwn = position.shelf().equals(shelf.name());
    if (isOwn && position.told() > 0) {
      return new Subscription(shelf, filter, alerts, position, 0);
    }
    boolean isWithoutAlerts = position.changedAt() == 0 && position.told() > 0;
    long missedSince = isWithoutAlerts ? 0 : Math.max(EVER, position.changedAt() - LATE_MAX_MILLIS);
    long number = isOwn ? position.number() : 0;
    return new Subscription(
        shelf,
        filter,
        alerts,
        new Position(position.changedAt(), shelf.newest(), number, shelf.name()),
        missedSince);
  }

  /** Other gateways may have read a little further, and have other clocks. */
  private static boolean isAhead(Position position, Shelf shelf) {
    boolean isOwn = position.shelf().equals(shelf.name());
    long newest = shelf.newest();
    return (isOwn && (position.told() > newest || position.number() > newest))
        || position.changedAt() > Math.max(shelf.asOf(), shelf.changedAt()) + LATE_MAX_MILLIS;
  }

  /** What he is to be sent now; empty when he has all. */
  byte[] next() {
    long upTo = shelf.asOf();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (ShelfRow row : shelf.after(number)) {
      boolean isWanted = isWanted(row);
      boolean isAlerted = isAlerted(row);
      if (isAlerted && isWanted) {
        // Whoever is cut off between the two events comes back for both.
        EventText.write(text, "alert", position(), alert(row.row()));
      }
      number = row.number();
      changedAt = isLive ? Math.max(changedAt, row.changedAt()) : changedAt;
      if (isAlerted && !isWanted) {
        EventText.write(text, "alert", position(), alert(row.row()));
      }
      if (isWanted) {
        EventText.write(text, "item", position(), data(row));
      }
      if (text.size() > BYTES_MAX) {
        return text.toByteArray();
      }
    }
    told = number;
    if (!isLive) {
      isLive = true;
      changedAt = Math.max(changedAt, upTo);
      EventText.write(text, "live", position(), Map.of("asOf", upTo));
    }
    return text.toByteArray();
  }

  private boolean isWanted(ShelfRow row) {
    boolean isMissed = row.number() > begunAt || row.changedAt() >= missedSince;
    return alerts.withItems()
        && isMissed
        && (filter.matches(row) || (isTurned(row) && filter.matchedBefore(row)));
  }

  /** Whether the row's last turn is news to him. */
  private boolean isTurned(ShelfRow row) {
    ShelfRow.Turned turned = row.turned();
    return turned != null
        && (turned.number() > told
            || (!isLive && missedSince > 0 && turned.changedAt() >= missedSince));
  }

  /** Whether the row's alert is news to him, and one that he wants. */
  private boolean isAlerted(ShelfRow row) {
    StockAlert alert = row.row().getAlert();
    return alert != null
        && alerts.wants(alert)
        && filter.matchesItem(row)
        && (row.alertNumber() > told
            || (!isLive && missedSince > 0 && alert.getAt() >= missedSince));
  }

  /** Its id is the same wherever the alert is told, by whomever. */
  private static Map<String, Object> alert(Availability row) {
    StockAlert alert = row.getAlert();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", row.getItem() + ":" + alert.getSeq() + ":" + alert.getAlert());
    data.put("item", row.getItem());
    data.putAll(RecordJson.of(alert, Set.of()));
    return data;
  }

  private Map<String, Object> data(ShelfRow row) {
    Map<String, Object> data = new LinkedHashMap<>(AvailabilityJson.of(row.row()));
    if (isTurned(row)) {
      row.change().map(StockChange::word).ifPresent(word -> data.put("change", word));
    }
    return data;
  }

  /** Whoever is cut off while he is told what he has missed comes back for the rest of it. */
  private Position position() {
    boolean hasMissed = !isLive && missedSince > 0;
    return new Position(changedAt, hasMissed ? 0 : told, number, shelf.name());
  }
}
