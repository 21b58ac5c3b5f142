package dev.holdfast.gateway.stream;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.shelf.ItemFilter;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.Shelves;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a listener is told, and where he goes on when he comes back. */
class SubscriptionTest extends Subscribed {
  private static final ItemFilter SOLD_OUT =
      new ItemFilter(List.of(), "", Set.of("sold-out"), false, Set.of());

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

  /** Else he would wait for what is behind him, and hear nothing of it. */
  @Test
  void whoComesFromTheFutureIsToldAll() {
    put("mug", 1, 9, LONG_AGO);
    put("pot", 1, 9, LONG_AGO);
    put("mug", 2, 0, LONG_AGO);
    Shelves.completeUpTo(shelf, LONG_AGO + 5);
    next(Subscription.fromNow(shelf, ALL, ALERTS));
    long late = heard.changedAt() + Subscription.LATE_MAX_MILLIS;
    List<String> all = List.of("pot 1", "mug 2 sold-out", "live");
    String other = "0a1b2c3d";

    assertThat(whoComesFrom(new Position(heard.changedAt(), 4, 3, heard.shelf()))).isEqualTo(all);
    assertThat(whoComesFrom(new Position(heard.changedAt(), 3, 4, heard.shelf()))).isEqualTo(all);
    assertThat(whoComesFrom(new Position(late + 1, 3, 3, heard.shelf()))).isEqualTo(all);
    assertThat(whoComesFrom(new Position(late + 1, 9, 9, other))).isEqualTo(all);
    assertThat(whoComesFrom(new Position(late, 9, 9, other))).containsExactly("live");
  }

  private List<String> whoComesFrom(Position position) {
    return next(Subscription.from(shelf, ALL, ALERTS, position));
  }

  @Test
  void aPositionIsReadBackAsItWasWritten() {
    Position position = new Position(5, 6, 7, "0a1b2c3d");

    assertThat(Position.parse(position.toString())).contains(position);
    assertThat(Position.parse("5-6-7")).isEmpty();
    assertThat(Position.parse("99999999999999999999-6-7-0a1b2c3d")).isEmpty();
  }
}
