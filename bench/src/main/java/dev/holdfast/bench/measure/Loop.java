package dev.holdfast.bench.measure;

import dev.holdfast.proof.api.ApiClient;
import dev.holdfast.proof.api.ApiReply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How callers behave.
 *
 * <p>Open: they come at a rate, whether or not those before them have been answered, as customers
 * do. A request's latency counts from the moment it was meant to be sent; so a server that stalls
 * is charged for all who came meanwhile, and not for one (Gil Tene calls the mistake coordinated
 * omission). Closed: so many callers, each of whom asks anew when answered; that shows what there
 * is at most.
 *
 * @param perSecond the rate of an open loop; 0 for a closed one
 * @param callers of a closed loop; of an open one, the connections they share
 */
public record Loop(int perSecond, int callers) {
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(11);

  /** The same with half the rate and half the callers. */
  public Loop half() {
    return new Loop((perSecond + 1) / 2, (callers + 1) / 2);
  }

  @Override
  public String toString() {
    return perSecond > 0 ? "open, " + perSecond + "/s" : "closed, " + callers + " callers";
  }

  /** Runs for `time`, or until there are no more wishes, and until all are answered. */
  void run(ApiClient client, Wishes wishes, Duration time, Tally tally)
      throws InterruptedException {
    if (perSecond > 0) {
      open(client, wishes, time, tally);
    } else {
      closed(client, wishes, time, tally);
    }
  }

  private void open(ApiClient client, Wishes wishes, Duration time, Tally tally)
      throws InterruptedException {
    AtomicLong unanswered = new AtomicLong();
    long begun = System.nanoTime();
    long number = time.toNanos() / 1_000 * perSecond / 1_000_000;
    for (long i = 0; i < number; i++) {
      long from = begun + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      while (System.nanoTime() < from) {
        LockSupport.parkNanos(from - System.nanoTime());
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      Wish wish = wishes.next();
      if (wish == null) {
        break;
      }
      unanswered.incrementAndGet();
      client.send(
          wish,
          status -> {
            tally.answered(status, from);
            unanswered.decrementAndGet();
          });
    }
    long deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
    while (unanswered.get() > 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    for (long lost = unanswered.get(); lost > 0; lost--) {
      tally.answered(ApiReply.NO_ANSWER, begun);
    }
  }

  private void closed(ApiClient client, Wishes wishes, Duration time, Tally tally)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    CountDownLatch working = new CountDownLatch(callers);
    for (int i = 0; i < callers; i++) {
      new Caller(client, wishes, end, tally, working).ask();
    }
    boolean all = working.await(time.plus(LAST_ANSWERS).toMillis(), TimeUnit.MILLISECONDS);
    for (long lost = all ? 0 : working.getCount(); lost > 0; lost--) {
      tally.answered(ApiReply.NO_ANSWER, end);
    }
  }

  private record Caller(
      ApiClient client, Wishes wishes, long end, Tally tally, CountDownLatch working) {
    void ask() {
      long from = System.nanoTime();
      Wish wish = from < end ? nextWish() : null;
      if (wish == null) {
        working.countDown();
      } else {
        client.send(
            wish,
            status -> {
              tally.answered(status, from);
              ask();
            });
      }
    }

    /**
     * The first wishes come from the thread that starts the callers, the others from the client's.
     */
    private Wish nextWish() {
      synchronized (wishes) {
        return wishes.next();
      }
    }
  }
}
