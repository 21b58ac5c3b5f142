package dev.holdfast.gateway.shelf;

import static dev.holdfast.gateway.shelf.Rows.row;
import static dev.holdfast.gateway.shelf.ShelfReader.ALL_EVERY_MILLIS;
import static dev.holdfast.gateway.shelf.ShelfReader.ALL_EVERY_MILLIS_WITHOUT_ROUNDS;
import static dev.holdfast.gateway.shelf.ShelfReader.LOOK_BACK_MILLIS;
import static dev.holdfast.gateway.shelf.ShelfReader.LOOK_FAR_BACK_MILLIS;
import static dev.holdfast.gateway.shelf.ShelfReader.LOOK_FAR_EVERY_MILLIS;
import static dev.holdfast.gateway.shelf.ShelfReader.PAUSE_MAX_MILLIS;
import static dev.holdfast.gateway.shelf.ShelfReader.PAUSE_MIN_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.shelf.ChangeFeed.Written;
import dev.holdfast.log.ManualTime;
import dev.holdfast.schema.Availability;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When the shelf is read, how far back, and what of it is late. */
class ShelfReaderTest {
  private static final long BEGIN = 1_000_000;

  /** A table and its index in memory; the index may be away, or lack rows. */
  private static final class Table implements ChangeFeed {
    final List<Written> rows = new ArrayList<>();
    final List<Written> indexed = new ArrayList<>();
    boolean isAway;
    boolean isIndexAway;
    int alls;
    int rounds;

    void write(Availability row, long changedAt) {
      rows.add(new Written(row, changedAt));
      indexed.add(new Written(row, changedAt));
    }

    @Override
    public CompletionStage<Void> all(long pauseMillis, Consumer<List<Written>> pages) {
      alls++;
      if (isAway) {
        throw new IllegalStateException("away");
      }
      pages.accept(List.copyOf(rows));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> since(long moment, Consumer<List<Written>> pages) {
      rounds++;
      if (isAway || isIndexAway) {
        return CompletableFuture.failedFuture(new IllegalStateException("no such index"));
      }
      pages.accept(indexed.stream().filter(row -> row.changedAt() >= moment).toList());
      return CompletableFuture.completedFuture(null);
    }
  }

  private final ManualTime time = new ManualTime(BEGIN);
  private final Table table = new Table();
  private final Shelf shelf = new Shelf(100);
  private int news;
  private final ShelfReader reader = new ShelfReader(shelf, table, time, () -> news++);

  private void start() {
    reader.start();
    time.pass(0);
  }

  private long seqOf(String item) {
    return shelf.byItem(item).stream().mapToLong(row -> row.row().getSeq()).findAny().orElse(0);
  }

  @Test
  void allRowsAreReadFirst() {
    table.rows.add(new Written(row("mug", 1, 1), 5));
    assertThat(shelf.state()).isEqualTo(Shelf.State.LOADING);

    start();

    assertThat(shelf.state()).isEqualTo(Shelf.State.COMPLETE);
    assertThat(shelf.asOf()).isEqualTo(BEGIN);
    assertThat(seqOf("mug")).isEqualTo(1);
  }

  @Test
  void whileTheTableIsAwayTheShelfIsNotComplete() {
    table.isAway = true;
    start();
    time.pass(10_000);
    assertThat(shelf.state()).isEqualTo(Shelf.State.LOADING);

    table.isAway = false;
    time.pass(PAUSE_MAX_MILLIS);

    assertThat(shelf.state()).isEqualTo(Shelf.State.COMPLETE);
  }

  @Test
  void aChangeComesWithTheNextRoundAndIsToldOnce() {
    start();
    table.write(row("mug", 1, 1), time.now());

    time.pass(PAUSE_MAX_MILLIS);
    assertThat(seqOf("mug")).isEqualTo(1);
    assertThat(news).isEqualTo(1);

    time.pass(60_000);
    assertThat(news).isEqualTo(1);
    assertThat(shelf.asOf()).isGreaterThan(time.now() - PAUSE_MAX_MILLIS - 1);
  }

  @Test
  void roundsAreFewWhereNothingHappensAndManyWhereMuchDoes() {
    start();
    time.pass(10_000);
    int idle = table.rounds;
    time.pass(10_000);
    assertThat(table.rounds - idle).isEqualTo(10_000 / PAUSE_MAX_MILLIS);

    int busy = table.rounds;
    for (long seq = 1; seq <= 10_000 / PAUSE_MIN_MILLIS; seq++) {
      table.write(row("mug", seq, 1), time.now());
      time.pass(PAUSE_MIN_MILLIS);
    }
    assertThat(table.rounds - busy).isGreaterThan(25);
  }

  @Test
  void aRowThatIsALittleLateIsFoundByTheNextRound() {
    start();
    time.pass(60_000);
    table.write(row("mug", 1, 1), reader.lastRoundAt() - LOOK_BACK_MILLIS);

    time.pass(PAUSE_MAX_MILLIS);

    assertThat(seqOf("mug")).isEqualTo(1);
  }

  @Test
  void aRowThatIsMuchLateIsFoundByOneThatLooksBackFar() {
    start();
    time.pass(60_000);
    table.write(row("mug", 1, 1), time.now() - LOOK_FAR_BACK_MILLIS);

    time.pass(LOOK_FAR_EVERY_MILLIS + PAUSE_MAX_MILLIS);

    assertThat(seqOf("mug")).isEqualTo(1);
  }

  @Test
  void whatNoRoundFindsComesWithAllRows() {
    start();
    table.rows.add(new Written(row("mug", 1, 1), 0));
    time.pass(60_000);
    assertThat(seqOf("mug")).isZero();

    time.pass(ALL_EVERY_MILLIS);

    assertThat(seqOf("mug")).isEqualTo(1);
    assertThat(news).isEqualTo(1);
  }

  @Test
  void withoutAnIndexAllRowsComeMoreOften() {
    table.isIndexAway = true;
    start();
    table.rows.add(new Written(row("mug", 1, 1), 0));

    time.pass(ALL_EVERY_MILLIS_WITHOUT_ROUNDS + PAUSE_MAX_MILLIS);
    assertThat(seqOf("mug")).isEqualTo(1);

    int before = table.alls;
    time.pass(10 * ALL_EVERY_MILLIS_WITHOUT_ROUNDS);
    assertThat(table.alls - before).isBetween(8, 11);
  }

  @Test
  void afterRoundsThatFailedTheNextOneReachesBackToTheLastThatDidNot() {
    start();
    time.pass(60_000);
    table.isAway = true;
    table.write(row("mug", 1, 1), time.now());
    time.pass(200_000);
    table.isAway = false;

    time.pass(PAUSE_MAX_MILLIS);

    assertThat(seqOf("mug")).isEqualTo(1);
  }

  @Test
  void anOverfullShelfIsReadNoMore() {
    for (int i = 0; i < 101; i++) {
      table.write(row("item-" + i, 1, 1), time.now());
    }
    start();
    time.pass(2 * ALL_EVERY_MILLIS);

    assertThat(shelf.state()).isEqualTo(Shelf.State.OVERFULL);
    assertThat(table.alls).isEqualTo(1);
    assertThat(table.rounds).isZero();
  }
}
