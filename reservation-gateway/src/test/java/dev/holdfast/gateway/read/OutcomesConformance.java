package dev.holdfast.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.Holds;
import dev.holdfast.log.PortConformance;
import dev.holdfast.schema.Confirmation;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody promises who knows what became of commands. */
public abstract class OutcomesConformance extends PortConformance {
  /** In 2096: rows whose end has passed may be deleted at any moment. */
  private static final long AT = 4_000_000_000_000L;

  private final String item = "item-" + UUID.randomUUID();
  private final String confirm = Confirmations.id(UUID.randomUUID(), "r1");

  protected abstract Outcomes outcomes();

  /** Stores an outcome, as the job does. */
  protected abstract void store(Outcome outcome);

  /** Stores the row of a reservation, as the job does. */
  protected abstract void store(Hold hold);

  @Test
  void aCommandThatIsNotDecidedHasNoOutcome() {
    store(outcome(item, "c2", "done"));
    store(outcome(item + "x", "c1", "done"));

    assertThat(find("c1")).isEmpty();
    assertThat(find(confirm)).isEmpty();
  }

  @Test
  void anOutcomeIsReadAsItWasStored() {
    store(outcome(item, "c1", "rejected"));

    assertThat(find("c1")).contains(outcome(item, "c1", "rejected"));
  }

  @Test
  void ofAConfirmThatCarriesItsReservationInItsIdTheReservationsRowTells() {
    store(confirmedBy(confirm));

    assertThat(find(confirm)).contains(outcome(item, confirm, "done"));
  }

  @Test
  void ofOneThatWasRejectedARowOfItsOwnTells() {
    store(outcome(item, confirm, "rejected"));
    assertThat(find(confirm)).contains(outcome(item, confirm, "rejected"));

    store(confirmedBy("another"));
    assertThat(find(confirm)).contains(outcome(item, confirm, "rejected"));
  }

  private Optional<Outcome> find(String command) {
    return await(outcomes().find(item, command));
  }

  private static Outcome outcome(String item, String command, String result) {
    return Outcome.newBuilder()
        .setItem(item)
        .setCommand(command)
        .setKind("confirm")
        .setContentHash(7)
        .setResult(result)
        .setSeq(3)
        .setAt(AT)
        .build();
  }

  private Hold confirmedBy(String command) {
    Confirmation confirmation = new Confirmation(command, "confirm", 7L, 3L, AT);
    return Hold.newBuilder(Holds.placed(item, "r1", "c1", 2, AT, 1, AT))
        .setConfirmedQuantity(2)
        .setStatus(HoldStatus.confirmed)
        .setSeq(3)
        .setConfirmation(confirmation)
        .build();
  }
}
