package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Holds;
import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of reservations promises who reads it. */
public abstract class ReservationRowsConformance extends PortConformance {
  /** In 2096: rows whose end has passed may be deleted at any moment. */
  private static final long AT = 4_000_000_000_000L;

  private final String item = "item-" + UUID.randomUUID();

  protected abstract ReservationRows reservations();

  /** Stores the row of a reservation, as the job does. */
  protected abstract void store(Hold hold);

  @Test
  void aReservationThatIsNotThereHasNoRow() {
    store(hold(item, "r1", 1));

    assertThat(await(reservations().find(item, "r2"))).isEmpty();
    assertThat(await(reservations().find(item + "x", "r1"))).isEmpty();
  }

  @Test
  void aRowIsReadAsItWasStored() {
    Hold hold =
        Hold.newBuilder(hold(item, "r1", 9))
            .setStatus(HoldStatus.confirmed)
            .setConfirmedQuantity(1)
            .setDuplicates(List.of(new DuplicatePlacing(2L, 3L, AT + 4)))
            .setConfirmation(new Confirmation("c2", "confirm", 5L, 1L, AT + 6))
            .build();
    store(hold);

    assertThat(await(reservations().find(item, "r1"))).contains(hold);
  }

  @Test
  void oneIdIsAReservationOfItsOwnAtEachItem() {
    store(hold(item, "r1", 1));
    store(hold(item + "x", "r1", 2));

    assertThat(await(reservations().find(item, "r1"))).contains(hold(item, "r1", 1));
    assertThat(await(reservations().find(item + "x", "r1"))).contains(hold(item + "x", "r1", 2));
  }

  @Test
  void theNewestRowIsReadAsSoonAsItIsStored() {
    for (long seq = 1; seq <= 10; seq++) {
      store(hold(item, "r1", seq));
      assertThat(await(reservations().find(item, "r1")).map(Hold::getSeq)).contains(seq);
    }
  }

  private static Hold hold(String item, String reservation, long seq) {
    return Hold.newBuilder(Holds.placed(item, reservation, "c1", 2, AT, 1, AT)).setSeq(seq).build();
  }
}
