package dev.holdfast.gateway.shelf;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Availability;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShelfTest {
  private final Shelf shelf = new Shelf(3);

  private ShelfRow only() {
    return shelf.after(0).iterator().next();
  }

  private Optional<StockChange> changeTo(long seq, long left) {
    shelf.put(row("mug", seq, left), seq);
    return only().change();
  }

  @Test
  void aRowNeverGoesBack() {
    shelf.put(row("mug", 5, 1), 0);
    shelf.put(row("mug", 4, 9), 1);
    shelf.put(row("mug", 5, 9), 2);

    assertThat(only().row()).isEqualTo(row("mug", 5, 1));
    assertThat(shelf.newest()).isEqualTo(1);
  }

  @Test
  void aChangeOfStatusHasAWord() {
    assertThat(changeTo(1, 9)).isEmpty();
    assertThat(changeTo(2, 3)).contains(StockChange.LOW_STOCK);
    assertThat(changeTo(3, 0)).contains(StockChange.SOLD_OUT);
    assertThat(changeTo(4, -2)).contains(StockChange.SHORTFALL);
    assertThat(changeTo(5, 1)).contains(StockChange.BACK_IN_STOCK);
    assertThat(changeTo(6, 9)).isEmpty();
    assertThat(changeTo(7, -1)).contains(StockChange.SHORTFALL);
    assertThat(changeTo(8, 9)).contains(StockChange.BACK_IN_STOCK);
  }

  @Test
  void theWordKeepsTheNumberOfTheRowThatBroughtIt() {
    changeTo(1, 9);
    changeTo(2, 3);
    changeTo(3, 2);

    assertThat(only().change()).contains(StockChange.LOW_STOCK);
    assertThat(only().turned().number()).isEqualTo(2);
    assertThat(only().number()).isEqualTo(3);
  }

  @Test
  void aShelfThatHasMoreThanItMayHoldHoldsNothing() {
    List.of("a", "b", "c").forEach(item -> shelf.put(row(item, 1, 1), 0));
    shelf.completeUpTo(1);
    assertThat(shelf.state()).isEqualTo(Shelf.State.COMPLETE);
    shelf.put(row("c", 2, 1), 0);
    assertThat(shelf.state()).isEqualTo(Shelf.State.COMPLETE);

    shelf.put(row("d", 1, 1), 0);
    shelf.completeUpTo(2);

    assertThat(shelf.state()).isEqualTo(Shelf.State.OVERFULL);
    assertThat(shelf.size()).isZero();
  }

  @Test
  void whatHoldsHaveOfAllItemsIsKnown() {
    shelf.put(row("mug", 1, 8), 0);
    shelf.put(row("pot", 1, 7), 0);
    shelf.put(row("mug", 3, 4), 0);
    shelf.put(row("mug", 2, 0), 0);
    assertThat(shelf.reserved()).isEqualTo(6 + 3);

    List.of("a", "b").forEach(item -> shelf.put(row(item, 1, 1), 0));
    assertThat(shelf.reserved()).isZero();
  }

  @Test
  void reservationsThatAreNamedCountLikeItems() {
    shelf.put(withHolds(1, List.of("r1", "r2")), 0);
    shelf.put(withHolds(2, List.of()), 0);
    shelf.put(withHolds(3, List.of("r1", "r2")), 0);
    assertThat(shelf.size()).isEqualTo(1);

    shelf.put(withHolds(4, List.of("r1", "r2", "r3")), 0);

    assertThat(shelf.state()).isEqualTo(Shelf.State.OVERFULL);
  }

  private static Availability withHolds(long seq, List<String> holds) {
    return new Availability("mug", 0L, 0L, 3L, "sold-out", 3L, seq, 1L, holds, null);
  }
}
