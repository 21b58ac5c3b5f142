package dev.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bench.contender.Contender;
import dev.holdfast.bench.contender.Contenders;
import dev.holdfast.gateway.Front;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.proof.api.ApiClient;
import dev.holdfast.proof.api.ApiThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static final Duration STALL = Duration.ofMillis(500);

  /** A front's first answers take as long as a stall on a busy machine. */
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  /**
   * Answers all at once, but for the hundredth: from there on nothing goes on for a while.
   *
   * @param number of the request before the next one
   */
  private static Reservations stallingOnce(Reservations reservations, AtomicInteger number) {
    Executor later =
        CompletableFuture.delayedExecutor(STALL.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    CompletableFuture<Void> stall = new CompletableFuture<>();
    return wanted -> {
      int i = number.incrementAndGet();
      if (i < 100) {
        return reservations.reserve(wanted);
      }
      if (i == 100) {
        later.execute(() -> stall.complete(null));
      }
      return stall.thenCompose(done -> reservations.reserve(wanted));
    };
  }

  private static Measured run(Loop loop) throws Exception {
    AtomicInteger number = new AtomicInteger(Integer.MIN_VALUE);
    try (Contender contender = Contenders.start(Contenders.NO_OP);
        Front front = Front.start(stallingOnce(contender.reservations(), number));
        ApiThread thread = new ApiThread("load")) {
      ApiClient client =
          ApiClient.withConnections(thread, List.of(front.address()), loop.callers());
      loop.run(client, Shoppers.allWant("mug"), WARM_UP, new Tally());
      number.set(0);
      Tally tally = new Tally();
      loop.run(client, Shoppers.allWant("mug"), Duration.ofSeconds(2), tally);
      return tally.measured("stall", loop.toString());
    }
  }

  @Test
  void anOpenLoopKeepsItsRateAndChargesAStallToAllWhoCameMeanwhile() throws Exception {
    Measured measured = run(new Loop(200, 4));

    long late = measured.latency().getCountBetweenValues(50_000, Long.MAX_VALUE / 2);
    assertThat(measured.holds()).isEqualTo(400);
    assertThat(measured.seconds()).isBetween(1.9, 2.6);
    assertThat(late).as("requests of 100 in the stall's half second").isGreaterThan(70);
  }

  @Test
  void inAClosedLoopOnlyTheCallersMeetAStall() throws Exception {
    Measured measured = run(new Loop(0, 4));

    long late = measured.latency().getCountBetweenValues(400_000, Long.MAX_VALUE / 2);
    assertThat(late).isEqualTo(4);
  }
}
