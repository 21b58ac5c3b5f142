package dev.holdfast.job;

import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.CommandKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a hold ends, nothing is left of it when its id's memory ends: no state, no timer. */
class LettingGoTest extends HoldStory {
  /** What happens to item and holds. */
  private interface Story {
    void tell(LettingGoTest shop) throws Exception;
  }

  static Stream<Named<Story>> stories() {
    return Stream.of(
        Named.of("confirmed", shop -> shop.confirmIt("c1")),
        Named.of(
            "confirmed in part",
            shop -> {
              shop.send(
                  shop.draft("c1", CommandKind.confirm)
                      .setReservation("r1")
                      .setQuantity(2L)
                      .build());
              shop.write();
            }),
        Named.of(
            "confirmed twice",
            shop -> {
              shop.confirmIt("c1");
              shop.confirmIt("c2");
            }),
        Named.of(
            "released",
            shop -> {
              shop.send(shop.draft("c1", CommandKind.release).setReservation("r1").build());
              shop.write();
            }),
        Named.of("expired", LettingGoTest::letItRunOut),
        Named.of(
            "confirmed late",
            shop -> {
              shop.letItRunOut();
              shop.confirmIt("c1");
            }),
        Named.of(
            "extended, and expired",
            shop -> {
              shop.send(
                  shop.draft("c1", CommandKind.extend)
                      .setReservation("r1")
                      .setHoldSeconds(120)
                      .build());
              shop.write();
              shop.letItRunOut();
              shop.letItRunOut();
            }),
        Named.of(
            "placed twice, and expired",
            shop -> {
              shop.place("r1");
              shop.write();
              shop.letItRunOut();
            }),
        Named.of(
            "placed anew after its end, and confirmed",
            shop -> {
              shop.letItRunOut();
              shop.place("r1");
              shop.confirmIt("c1");
            }),
        Named.of(
            "a confirm waits for what its sender saw",
            shop -> {
              shop.send(confirm("c1", "r1", shop.level.getSeq() + 1));
              shop.bring(received(1));
              shop.write();
            }),
        Named.of(
            "two commands queue",
            shop -> {
              shop.send(confirm("c1", "r1", shop.level.getSeq()));
              shop.send(shop.draft("c2", CommandKind.release).setReservation("r1").build());
              shop.write();
            }),
        Named.of(
            "a release is overtaken by a confirmation",
            shop -> {
              shop.send(shop.draft("c1", CommandKind.release).setReservation("r1").build());
              shop.overtake();
              shop.bring(confirmed("r1", 2, 3).build());
              shop.write();
            }),
        Named.of(
            "an id is used again for something else",
            shop -> {
              shop.send(shop.draft("c1", CommandKind.adjusted).setQuantity(1L).build());
              shop.send(shop.draft("c1", CommandKind.adjusted).setQuantity(2L).build());
              shop.confirmIt("c1");
              shop.write();
              shop.letItRunOut();
            }),
        Named.of(
            "a command names no hold there is",
            shop -> {
              shop.send(confirm("c1", "nobody", shop.level.getSeq()));
              shop.letItRunOut();
            }));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void nothingIsLeftOfAHoldWhenItsMemoryEnds(Story story) throws Exception {
    bring(received(10));
    int ofAnItemWithoutHolds = decide.numKeyedStateEntries();
    place("r1");
    story.tell(this);
    assertThat(level.getReserved()).isZero();

    timeIs(now + MEMORY.toMillis());
    assertThat(decide.numEventTimeTimers()).isZero();
    assertThat(decide.numProcessingTimeTimers()).isZero();
    assertThat(decide.numKeyedStateEntries()).isEqualTo(ofAnItemWithoutHolds);
    assertThat(outcomes.numEventTimeTimers()).isZero();
    assertThat(outcomes.numKeyedStateEntries()).isZero();

    // What decide decides at the end of its memory lands later.
    timeIs(now + MEMORY.toMillis());
    assertThat(reservations.numEventTimeTimers()).isZero();
    assertThat(reservations.numKeyedStateEntries()).isZero();
  }
}
