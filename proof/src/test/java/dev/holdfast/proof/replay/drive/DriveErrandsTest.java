package dev.holdfast.proof.replay.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.ShopAction.ViewItem;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DriveErrandsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  /** An errand that looks at items, named by its words, so many seconds after the start. */
  private static Errand errand(int second, String... items) {
    List<TimedAction> actions = new ArrayList<>();
    for (int i = 0; i < items.length; i++) {
      actions.add(new TimedAction(START.plusSeconds(second + (long) i), new ViewItem(items[i])));
    }
    return new Errand(actions);
  }

  private static DriveErrands drive(int carts, Pace pace, Consumer<ShopAction> act) {
    return new DriveErrands(carts, pace, act, () -> {});
  }

  private void note(ShopAction action) {
    done.add(action.item());
  }

  @Test
  void atFullSpeedAnErrandIsFinishedBeforeItsPlaceGoesToTheNext() throws Exception {
    DriveErrands drive = drive(1, Pace.max(), this::note);

    drive.run(List.of(errand(0, "a1", "a2", "a3"), errand(1, "b1", "b2"), errand(1, "c1")));

    assertThat(done).containsExactly("a1", "a2", "a3", "b1", "b2", "c1");
    assertThat(drive.actionsDone()).isEqualTo(6);
  }

  @Test
  void atTheTracesPaceErrandsTakeTurnsByTheClock() throws Exception {
    long begun = System.nanoTime();

    drive(1, new Pace(2), this::note)
        .run(List.of(errand(0, "a0", "a1", "a2"), errand(0, "b0"), errand(2, "c2")));

    assertThat(done).startsWith("a0", "b0", "a1").hasSize(5);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
  }

  @Test
  void onlySoManyErrandsAreUnderWayAtATime() throws Exception {
    CountDownLatch allIn = new CountDownLatch(3);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    DriveErrands drive =
        drive(
            3,
            Pace.max(),
            action -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              allIn.countDown();
              await(allIn);
              underWay.decrementAndGet();
            });

    drive.run(IntStream.range(0, 50).mapToObj(i -> errand(i, "i" + i)).toList());

    assertThat(most).hasValue(3);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFirstFailureEndsTheDriveAndIsThrown() {
    DriveErrands drive =
        drive(
            2,
            Pace.max(),
            action -> {
              throw new IllegalStateException("no more");
            });

    assertThatThrownBy(
            () -> drive.run(IntStream.range(0, 9).mapToObj(i -> errand(i, "i" + i)).toList()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more");
    assertThat(drive.actionsDone()).isZero();
  }

  @Test
  void nothingToDoIsDoneAtOnce() throws Exception {
    DriveErrands drive = drive(2, Pace.max(), this::note);

    drive.run(List.of());

    assertThat(drive.actionsDone()).isZero();
  }
}
