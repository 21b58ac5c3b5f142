package dev.holdfast.gateway.stream;

import static dev.holdfast.gateway.shelf.Rows.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.shelf.ItemFilter;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.Shelves;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.StockAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a listener is told, and where he goes on when he comes back. */
class SubscriptionTest {
  private static final ItemFilter ALL = new ItemFilter(List.of(), "", Set.of(), false, Set.of());
  private static final ItemFilter SOLD_OUT =
      new ItemFilter(List.of(), "", Set.of("sold-out"), false, Set.of());
  private static final AlertFilter ALERTS = new AlertFilter(Set.of());
  private static final AlertFilter BACK_IN_STOCK = new AlertFilter(Set.of("back-in-stock"));
  private static final Pattern EVENT = Pattern.compile("event: (\\S+)\nid: (\\S+)\ndata: (.+)\n\n");
  private static final long LONG_AGO = 1_000_000;

  private final Shelf shelf = Shelves.empty();
  private Position heard;

  private void put(String item, long seq, long left, long changedAt) {
    Shelves.put(shelf, row(item, seq, left), changedAt);
  }

  /** What is sent next, as "item seq change"; or "live". */
  private List<String> next(Subscription subscription) {
    String text = new String(subscription.next(), UTF_8);
    List<String> told = new ArrayList<>();
    Matcher events = EVENT.matcher(text);
    int end = 0;
    while (events.find()) {
      assertThat(events.start()).isEqualTo(end);
      end = events.end();
      heard = Position.parse(events.group(2)).orElseThrow();
      told.add(
          switch (events.group(1)) {
            case "live" -> "live";
            case "alert" -> "alert " + value(events.group(3), "id").orElseThrow();
            default -> told(events.group(3));
          });
    }
    assertThat(end).isEqualTo(text.length());
    return told;
  }

  private static String told(String data) {
    return String.join(
            " ",
            value(data, "item").orElseThrow(),
            value(data, "seq").orElseThrow(),
            value(data, "change").orElse(""))
        .strip();
  }

  private static Optional<String> value(String data, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(data);
    return value.find() ? Optional.of(value.group(1)) : Optional.empty();
  }

  @Test
  void whoComesIsToldWhatChangesFromThenOn() {
    put("mug", 1, 9, LONG_AGO);
    Subscription subscription = Subscription.fromNow(shelf, ALL, ALERTS);
    assertThat(next(subscription)).containsExactly("live");
    assertThat(next(subscription)).isEmpty();

    put("pot", 1, 9, LONG_AGO + 1);
    put("mug", 2, 8, LONG_AGO + 2);

    assertThat(next(subscription)).containsExactly("pot 1", "mug 2");
    assertThat(next(subscription)).isEmpty();
  }

  @Test
  void whoWantsAllIsToldAllFirst() {
    put("mug", 1, 9, LONG_AGO);
    put("mug", 2, 0, LONG_AGO);
    put("pot", 1, 9, LONG_AGO);

    assertThat(next(Subscription.fromAll(shelf, ALL, ALERTS)))
        .containsExactly("mug 2", "pot 1", "live");
  }

  @Test
  void aChangeOfStatusIsToldOnce() {
    put("mug", 1, 9, LONG_AGO);
    Subscription subscription = Subscription.fromNow(shelf, ALL, ALERTS);
    next(subscription);

    put("mug", 2, 3, LONG_AGO);
    assertThat(next(subscription)).containsExactly("mug 2 low-stock");
    put("mug", 3, 2, LONG_AGO);
    assertThat(next(subscription)).containsExactly("mug 3");
  }

  @Test
  void aSlowListenerIsToldTheNewestOfEachItemAndTheChangeThatHeMissed() {
    put("mug", 1, 9, LONG_AGO);
    Subscription subscription = Subscription.fromNow(shelf, ALL, ALERTS);
    next(subscription);

    put("mug", 2, 0, LONG_AGO);
    put("mug", 3, 1, LONG_AGO);
    put("mug", 4, 2, LONG_AGO);

    assertThat(next(subscription)).containsExactly("mug 4 back-in-stock");
  }

  @Test
  void whoShowsWhatIsSoldOutHearsThatAnItemIsNoMore() {
    put("mug", 1, 0, LONG_AGO);
    Subscription subscription = Subscription.fromAll(shelf, SOLD_OUT, ALERTS);
    assertThat(next(subscription)).containsExactly("mug 1", "live");

    put("mug", 2, 1, LONG_AGO);
    assertThat(next(subscription)).containsExactly("mug 2 back-in-stock");
    put("mug", 3, 2, LONG_AGO);
    assertThat(next(subscription)).isEmpty();
  }

  @Test
  void whoComesBackIsToldWhatHeMissedAndNoMore() {
    put("mug", 1, 9, LONG_AGO);
    put("pot", 1, 9, LONG_AGO);
    next(Subscription.fromNow(shelf, ALL, ALERTS));
    put("pot", 2, 8, LONG_AGO);
    put("mug", 2, 0, LONG_AGO);
    put("mug", 3, 0, LONG_AGO);

    Subscription back = Subscription.from(shelf, ALL, ALERTS, heard);

    assertThat(next(back)).containsExactly("pot 2", "mug 3 sold-out", "live");
    put("pot", 3, 7, LONG_AGO);
    assertThat(next(back)).containsExactly("pot 3");
  }

  @Test
  void whoWasCutOffAmidAllGoesOnThere() {
    for (int i = 0; i < 200; i++) {
      put("item-" + i, 1, 9, LONG_AGO);
    }
    List<String> told = next(Subscription.fromAll(shelf, ALL, ALERTS));
    assertThat(told).hasSizeBetween(10, 199).doesNotContain("live");
    put("item-0", 2, 0, LONG_AGO + 1);

    Subscription back = Subscription.from(shelf, ALL, ALERTS, heard);
    for (List<String> more = next(back); !more.isEmpty(); more = next(back)) {
      told.addAll(more);
    }

    assertThat(told).hasSize(202).doesNotHaveDuplicates().contains("item-0 2 sold-out");
  }

  @Test
  void whoComesFromAnotherGatewayIsToldWhatWasWrittenSince() {
    put("mug", 1, 9, LONG_AGO);
    put("pot", 1, 9, 2 * LONG_AGO);
    next(Subscription.fromNow(shelf, ALL, ALERTS));
    Position left = heard;
    Shelf other = Shelves.empty();
    Shelves.put(other, row("pot", 2, 8), 2 * LONG_AGO + 5);
    Shelves.put(other, row("mug", 1, 9), LONG_AGO);
    Shelves.put(other, row("late", 1, 9), left.changedAt() - Subscription.LATE_MAX_MILLIS);

    Subscription there = Subscription.from(other, ALL, ALERTS, left);

    assertThat(next(there)).containsExactly("pot 2", "late 1", "live");
    assertThat(heard.shelf()).isEqualTo(other.name());
    Shelves.put(other, row("mug", 2, 0), 2 * LONG_AGO + 6);
    assertThat(next(there)).containsExactly("mug 2 sold-out");
  }

  @Test
  void whoWasCutOffAmidAllIsToldAllByAnotherGateway() {
    for (int i = 0; i < 200; i++) {
      put("item-" + i, 1, 9, LONG_AGO);
    }
    next(Subscription.fromAll(shelf, ALL, ALERTS));
    Shelf other = Shelves.empty();
    Shelves.put(other, row("item-0", 1, 9), 5);

    assertThat(next(Subscription.from(other, ALL, ALERTS, heard)))
        .containsExactly("item-0 1", "live");
  }

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

  @Test
  void aPositionIsReadBackAsItWasWritten() {
    Position position = new Position(5, 6, 7, "0a1b2c3d");

    assertThat(Position.parse(position.toString())).contains(position);
    assertThat(Position.parse("5-6-7")).isEmpty();
    assertThat(Position.parse("99999999999999999999-6-7-0a1b2c3d")).isEmpty();
  }
}
