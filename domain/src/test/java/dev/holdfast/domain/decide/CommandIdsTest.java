package dev.holdfast.domain.decide;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.CommandText;
import dev.holdfast.domain.Reason;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One id, one command, one outcome. */
class CommandIdsTest {
  private final Shop shop = new Shop().knows("receive 9, place 5 until 900");

  @Test
  void theSameCommandDeliveredTwiceIsDecidedOnce() {
    shop.takes("c1", "confirm").takes("c1", "confirm").settles().takes("c1", "confirm").settles();
    assertThat(shop.told()).isEqualTo("ReservationConfirmed -5 -5");
  }

  @Test
  void aRepeatWithALaterStampIsTheSameCommand() {
    shop.takes("s1", "received 4").settles().takes("s1", "received 4").settles();
    assertThat(shop.told()).isEqualTo("StockReceived +4 0");
  }

  @Test
  void anIdUsedForOtherContentIsRejectedAndTheFirstOutcomeStands() {
    shop.takes("c1", "received 4").takes("c1", "received 5").settles();
    assertThat(shop.told()).isEqualTo("StockReceived +4 0, CommandRejected 0 0 id-reused");
    assertThat(shop.log.commit(4).getEvents().get(0).getCommand()).startsWith("reuse:c1:");
  }

  @Test
  void anIdUsedForOtherContentBeforeItsStampIsReachedIsRejectedToo() {
    shop.tells("receive 1").takes("c1", "confirm").takes("c1", "release").settles();
    assertThat(shop.told()).contains("id-reused", "ReservationConfirmed -5 -5");
  }

  @Test
  void aReuseDeliveredTwiceIsRejectedOnce() {
    shop.takes("c1", "received 4").takes("c1", "received 5").takes("c1", "received 5").settles();
    shop.takes("c1", "received 5").settles();
    assertThat(shop.told()).isEqualTo("StockReceived +4 0, CommandRejected 0 0 id-reused");
  }

  @Test
  void anOutcomeFoundInTheLogIsNotDecidedAgain() {
    Shop other = new Shop().knows("receive 9, place 5 until 900");
    other.takes("c1", "confirm").takes("s1", "received 4").settles();

    other.log.commits().subList(2, 4).forEach(commit -> shop.log.append(0, commit.getEvents()));
    shop.seesAll().takes("c1", "confirm").takes("s1", "received 4").settles();

    assertThat(shop.log.tail()).isEqualTo(4);
    assertThat(shop.takes("s1", "received 5").settles().told()).endsWith("id-reused");
  }

  @Test
  void aCommandStillQueuedWhenTheLogTellsItsOutcomeIsNotDecidedAgain() {
    Command extend = CommandText.command("c2", "extend 1000", 2);
    Shop other = new Shop().knows("receive 9, place 5 until 900").takes(extend).settles();

    shop.takes("c1", "extend 2000").takes(extend);
    shop.log.append(0, other.log.commit(3).getEvents());
    shop.settles();

    assertThat(outcomes()).isEqualTo("c2, c1");
  }

  @Test
  void anIdQueuedForOneHoldThatTheLogDecidedForAnotherIsNotWaitedFor() {
    Shop other = new Shop().knows("receive 9, place 5 until 900").takes("c1", "confirm").settles();

    shop.tells("place 1 until 950 as r2").seesAll().takes("c1", "confirm of r2");
    shop.keepsBack(); // append would find the id in the log, and write nothing
    shop.log.append(0, other.log.commit(3).getEvents());
    shop.settles();
    assertThat(shop.told()).endsWith("id-reused");

    assertThat(shop.takes("c2", "release of r2").settles().told())
        .endsWith("ReservationReleased 0 -1");
  }

  @Test
  void anIdQueuedForAHoldThatTheLogDecidedWithOtherContentIsRejected() {
    Shop other =
        new Shop().knows("receive 9, place 5 until 900").takes("c1", "extend 1000").settles();

    shop.takes("c1", "confirm");
    shop.keepsBack(); // append would find the id in the log, and write nothing
    shop.log.append(0, other.log.commit(3).getEvents());

    assertThat(shop.settles().told())
        .isEqualTo("ReservationExtended 0 0 until 1002, CommandRejected 0 0 id-reused");
    assertThat(shop.takes("c2", "confirm").settles().hold()).startsWith("confirmed");
  }

  @Test
  void anIdThatWaitsForItsStampWhenTheLogDecidesItOtherwiseIsRejected() {
    Shop other = new Shop().knows("receive 9, place 5 until 900").takes("c1", "confirm").settles();

    shop.takes(CommandText.command("c1", "release", 3));
    shop.log.append(0, other.log.commit(3).getEvents());

    assertThat(shop.settles().told())
        .isEqualTo("ReservationConfirmed -5 -5, CommandRejected 0 0 id-reused");
  }

  @Test
  void tooManyCommandsForOneHoldAreRejectedAndTheOthersDecided() {
    shop.takes("first", "extend 1000");
    IntStream.range(1, Queues.LENGTH_MAX).forEach(i -> shop.takes("c" + i, "extend 10"));
    assertThat(shop.proposed()).containsExactly("first");

    shop.takes("one more", "confirm").takes("elsewhere", "confirm of r2").settles();

    List<Event> events = events();
    assertThat(events).hasSize(Queues.LENGTH_MAX + 2);
    assertThat(events)
        .filteredOn(event -> Reason.TOO_MANY_COMMANDS.equals(event.getReason()))
        .extracting(Event::getCommand)
        .containsExactly("one more");
    assertThat(shop.takes("later", "confirm").settles().hold()).startsWith("confirmed");
  }

  private List<Event> events() {
    return shop.log.commits().stream()
        .skip(2)
        .flatMap(commit -> commit.getEvents().stream())
        .toList();
  }

  private String outcomes() {
    Stream<String> ids = events().stream().map(Event::getCommand);
    return ids.collect(joining(", "));
  }
}
