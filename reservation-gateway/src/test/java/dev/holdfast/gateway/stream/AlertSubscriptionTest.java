package dev.holdfast.gateway.stream;

import static dev.holdfast.gateway.shelf.Rows.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.Shelves;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockAlert;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Which alerts a listener is told of, beside the items. */
class AlertSubscriptionTest extends Subscribed {
  private static final AlertFilter BACK_IN_STOCK = new AlertFilter(Set.of("back-in-stock"));

  private static StockAlert soldOut(long seq, long at) {
    return new StockAlert("sold-out", "sold-out", seq, at);
  }

  private static StockAlert backInStock(long seq, long at) {
    return new StockAlert("back-in-stock", "in-stock", seq, at);
  }

  private static void put(Shelf shelf, String item, long seq, StockAlert alert, long changedAt) {
    Availability row = Availability.newBuilder(row(item, seq, 9)).setAlert(alert).build();
    Shelves.put(shelf, row, changedAt);
  }

  @Test
  void anAlertIsToldOnceAndNotToWhoComesLater() {
    put("mug", 1, 9, LONG_AGO);
    Subscription subscription = Subscription.fromNow(shelf, ALL, ALERTS);
    next(subscription);

    put(shelf, "mug", 2, soldOut(2, LONG_AGO), LONG_AGO);
    assertThat(next(subscription)).containsExactly("alert mug:2:sold-out", "mug 2");
    put(shelf, "mug", 3, soldOut(2, LONG_AGO), LONG_AGO);
    assertThat(next(subscription)).containsExactly("mug 3");

    assertThat(next(Subscription.fromAll(shelf, ALL, ALERTS))).containsExactly("mug 3", "live");
  }

  @Test
  void whoWantsSomeAlertsHearsOfNothingElse() {
    Subscription subscription = Subscription.fromNow(shelf, ALL, BACK_IN_STOCK);
    next(subscription);

    put(shelf, "mug", 2, soldOut(2, LONG_AGO), LONG_AGO);
    assertThat(next(subscription)).isEmpty();
    put(shelf, "mug", 4, backInStock(4, LONG_AGO), LONG_AGO);
    assertThat(next(subscription)).containsExactly("alert mug:4:back-in-stock");
  }

  @Test
  void whoIsCutOffBetweenAnAlertAndItsItemComesBackForBoth() {
    Subscription subscription = Subscription.fromNow(shelf, ALL, ALERTS);
    next(subscription);
    put(shelf, "mug", 2, soldOut(2, LONG_AGO), LONG_AGO);
    String text = new String(subscription.next(), UTF_8);
    Matcher first = EVENT.matcher(text);
    assertThat(first.find()).isTrue();
    Position cutOff = Position.parse(first.group(2)).orElseThrow();

    assertThat(next(Subscription.from(shelf, ALL, ALERTS, cutOff)))
        .containsExactly("alert mug:2:sold-out", "mug 2", "live");
    assertThat(next(Subscription.from(shelf, ALL, ALERTS, heard))).containsExactly("live");
  }

  /** Each event has an id to come back with, also those before he has all. */
  @Test
  void whoIsCutOffWhileHeIsToldWhatHeMissedComesBackForTheRest() {
    put(shelf, "mug", 2, soldOut(2, LONG_AGO), LONG_AGO);
    put(shelf, "pot", 3, soldOut(3, LONG_AGO), LONG_AGO + 1);
    Position ahead = Position.parse("9999999999999-1-1-0f3c9a1e").orElseThrow();
    Position afterTheMug = idOf("mug 2", Subscription.from(shelf, ALL, ALERTS, ahead));

    assertThat(next(Subscription.from(shelf, ALL, ALERTS, afterTheMug)))
        .containsExactly("alert pot:3:sold-out", "pot 3", "live");
    Shelf other = Shelves.empty();
    put(other, "pot", 3, soldOut(3, LONG_AGO), LONG_AGO + 1);
    assertThat(next(Subscription.from(other, ALL, ALERTS, afterTheMug)))
        .containsExactly("alert pot:3:sold-out", "pot 3", "live");

    Position leftElsewhere = Position.parse("1000002-7-7-0f3c9a1e").orElseThrow();
    afterTheMug = idOf("mug 2", Subscription.from(shelf, ALL, ALERTS, leftElsewhere));
    assertThat(next(Subscription.from(shelf, ALL, ALERTS, afterTheMug)))
        .containsExactly("alert pot:3:sold-out", "pot 3", "live");
  }

  /** The id with which an item was told. */
  private static Position idOf(String item, Subscription subscription) {
    Matcher events = EVENT.matcher(new String(subscription.next(), UTF_8));
    while (events.find()) {
      if (events.group(1).equals("item") && told(events.group(3)).equals(item)) {
        return Position.parse(events.group(2)).orElseThrow();
      }
    }
    throw new AssertionError(item + " is not told");
  }

  @Test
  void whoIsCutOffAmidstAllThatIsThereIsToldOfNoAlertsAfterwards() {
    put(shelf, "mug", 2, soldOut(2, LONG_AGO), LONG_AGO);
    put(shelf, "pot", 3, soldOut(3, LONG_AGO), LONG_AGO + 1);
    Position afterTheMug = idOf("mug 2", Subscription.fromAll(shelf, ALL, ALERTS));

    assertThat(next(Subscription.from(shelf, ALL, ALERTS, afterTheMug)))
        .containsExactly("pot 3", "live");
  }

  @Test
  void whoComesFromAnotherGatewayHearsOfAlertsSinceAndOfNoOlderOnes() {
    put("mug", 1, 9, 2 * LONG_AGO);
    next(Subscription.fromNow(shelf, ALL, ALERTS));
    Position left = heard;
    Shelf other = Shelves.empty();
    put(other, "mug", 5, soldOut(4, 2 * LONG_AGO), 2 * LONG_AGO + 5);
    put(other, "pot", 5, soldOut(4, LONG_AGO), 2 * LONG_AGO + 5);

    assertThat(next(Subscription.from(other, ALL, ALERTS, left)))
        .containsExactly("alert mug:4:sold-out", "mug 5", "pot 5", "live");
  }
}
