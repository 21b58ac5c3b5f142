package dev.holdfast.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.command.CommandStream;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.shelf.Rows;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.Shelves;
import dev.holdfast.log.ManualTime;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whether a gateway notices that the job stands still, and nothing else. */
class JobProgressTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualTime time = new ManualTime(START);
  private final Shelf shelf = Shelves.empty();
  private final JobProgress job = new JobProgress(shelf, time);

  @Test
  void nothingIsExpectedOfAnIdleSystem() {
    Shelves.completeUpTo(shelf, START + 3_600_000);

    assertThat(job.silentMillis()).isZero();
  }

  @Test
  void aHoldThatNoRowFollowsShowsThatTheJobStandsStill() {
    place();
    Shelves.completeUpTo(shelf, START + 75_000);

    assertThat(job.silentMillis()).isEqualTo(75_000);
  }

  @Test
  void aCommandThatNothingFollowsShowsItTooButOneWithoutEffectDoesNot() {
    send(CommandKind.nudge);
    Shelves.completeUpTo(shelf, START + 75_000);
    assertThat(job.silentMillis()).isZero();

    send(CommandKind.confirm);
    Shelves.completeUpTo(shelf, START + 80_000);
    assertThat(job.silentMillis()).isEqualTo(80_000);
  }

  @Test
  void aListThatIsNotReadGrowsOldAndOneThatThereIsNotDoesNot() {
    Shelves.completeUpTo(shelf, START);
    time.pass(61_000);

    assertThat(job.listAgeMillis()).isEqualTo(61_000);
    assertThat(job.silentMillis()).isZero();
    assertThat(new JobProgress(new Shelf(0), time).listAgeMillis()).isZero();
  }

  @Test
  void aRefusalIsNothingToFollow() {
    reserve(new ReserveAnswer.Scarce());
    Shelves.completeUpTo(shelf, START + 75_000);

    assertThat(job.silentMillis()).isZero();
  }

  @Test
  void aRowOfAnotherItemShowsThatTheJobGoesOn() {
    place();
    Shelves.put(shelf, Rows.row("another", 1, 5), START + 40_000);
    Shelves.completeUpTo(shelf, START + 75_000);

    assertThat(job.silentMillis()).isZero();
  }

  @Test
  void aJobThatStopsAfterItHasFollowedIsNoticedByWhatComesNext() {
    place();
    Shelves.put(shelf, Rows.row("mug", 1, 5), START + 500);
    time.pass(60_000);
    place();
    Shelves.completeUpTo(shelf, START + 130_000);

    assertThat(job.silentMillis()).isEqualTo(70_000);
  }

  @Test
  void aClockOfTheJobThatIsALittleSlowIsNoSilence() {
    place();
    Shelves.put(shelf, Rows.row("mug", 1, 5), START - 2_000);
    Shelves.completeUpTo(shelf, START + 3_600_000);

    assertThat(job.silentMillis()).isZero();
  }

  /** It would have written its row before the command came again. */
  @Test
  void aCommandThatIsRepeatedRightAfterItWasDecidedExpectsNothing() {
    send(CommandKind.confirm);
    Shelves.put(shelf, Rows.row("mug", 1, 5), START + 300);
    time.pass(1_000);
    send(CommandKind.confirm);
    Shelves.completeUpTo(shelf, START + 3_600_000);

    assertThat(job.silentMillis()).isZero();
  }

  @Test
  void whatTheListHasNotReadYetIsNotMissed() {
    place();
    time.pass(3_600_000);
    Shelves.completeUpTo(shelf, START + 5_000);

    assertThat(job.silentMillis()).isEqualTo(5_000);
  }

  @Test
  void aGatewayWithoutAListSaysNothing() {
    JobProgress blind = new JobProgress(new Shelf(0), time);
    reserve(blind, new ReserveAnswer.Placed(null));

    assertThat(blind.silentMillis()).isZero();
  }

  private void place() {
    reserve(new ReserveAnswer.Placed(null));
  }

  private void reserve(ReserveAnswer answer) {
    reserve(job, answer);
  }

  private static void reserve(JobProgress by, ReserveAnswer answer) {
    Reservations decided = wanted -> CompletableFuture.completedFuture(answer);
    by.followed(decided)
        .reserve(new ReserveRequest("mug", "r1", "c1", 1, OptionalInt.empty()))
        .toCompletableFuture()
        .join();
  }

  private void send(CommandKind kind) {
    Command command =
        Command.newBuilder()
            .setItem("mug")
            .setCommand("k1")
            .setKind(kind)
            .setSeq(1)
            .setAt(START)
            .build();
    CommandStream stream = sent -> CompletableFuture.completedFuture(null);
    job.followedCommands(stream).send(command).toCompletableFuture().join();
  }
}
