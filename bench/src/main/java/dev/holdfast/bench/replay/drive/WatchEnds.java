package dev.holdfast.bench.replay.drive;

import dev.holdfast.bench.replay.gateway.Gateway;
import dev.holdfast.bench.replay.gateway.Outcome;
import dev.holdfast.bench.replay.record.AnswerRecord;
import dev.holdfast.bench.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.bench.replay.shop.ShopAction.ShopCommand;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/**
 * Asks after everything that ends later until it has ended: commands have outcomes, abandoned holds
 * are held no more. It asks seldom, half as long again after each question as it has waited so far,
 * so that a system that lags is not slowed down by questions.
 */
public final class WatchEnds implements AutoCloseable {
  /**
   * Commands without an outcome beyond which {@link #awaitRoom} waits. More would only queue in the
   * job, and be sent again for want of an outcome.
   */
  private static final int COMMANDS_WAITING_MAX = 500;

  private static final long FIRST_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PAUSE_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);

  /** About so many commands make what is usual. */
  private static final int USUAL_OVER = 16;

  private static final long PROGRESS_MILLIS = 100;

  private final Gateway gateway;
  private final AnswerRecord record;
  private final Duration resendAfter;
  private final DelayQueue<Question> questions = new DelayQueue<>();

  /** How long commands lately took to have an outcome: asking sooner would only be a load. */
  private final AtomicLong usualNanos = new AtomicLong();

  private final AtomicInteger commandsWaiting = new AtomicInteger();
  private final AtomicInteger holdsWaiting = new AtomicInteger();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong resent = new AtomicLong();
  private final Places places;

  /**
   * Starts the threads that ask.
   *
   * @param threads questions at a time
   * @param resendAfter how long a command may be without an outcome before it is sent again, with
   *     the same id; then twice as long, and so on
   */
  public WatchEnds(Gateway gateway, AnswerRecord record, int threads, Duration resendAfter) {
    this.gateway = gateway;
    this.record = record;
    this.resendAfter = resendAfter;
    this.places = new Places("watch", threads, this::work);
  }

  /** Asks after the command's outcome until there is one. */
  public void command(ShopCommand command) {
    commandsWaiting.incrementAndGet();
    AtomicLong resendNanos = new AtomicLong(resendAfter.toNanos());
    AtomicInteger asked = new AtomicInteger();
    questions.add(
        new Question(
            Math.max(FIRST_NANOS_MIN, usualNanos.get()),
            commandsWaiting,
            waited -> outcome(command, waited, asked, resendNanos)));
  }

  private boolean outcome(
      ShopCommand command, long waited, AtomicInteger asked, AtomicLong resendNanos) {
    asked.incrementAndGet();
    Optional<Outcome> outcome = gateway.outcome(command);
    if (outcome.isPresent()) {
      record.outcome(command, outcome.get());
      // What is there at the first question was there before: so ask a little sooner.
      long taken = asked.get() == 1 ? waited * 9 / 10 : waited;
      usualNanos.updateAndGet(usual -> usual + (taken - usual) / USUAL_OVER);
    }
    if (outcome.isEmpty() && waited > resendNanos.get()) {
      resendNanos.updateAndGet(nanos -> nanos * 2);
      resent.incrementAndGet();
      gateway.ask(command).ifPresent(text -> record.surprise(command.item(), text));
    }
    return outcome.isPresent();
  }

  /**
   * Asks after an abandoned hold, once it should have ended, until it has.
   *
   * @param held how long it is held from now
   */
  public void hold(AbandonLine line, Duration held) {
    holdsWaiting.incrementAndGet();
    questions.add(
        new Question(
            held.toNanos(),
            holdsWaiting,
            waited -> {
              String status = gateway.reservationStatus(line.item(), line.reservation());
              record.seen(line.reservation(), status);
              return !status.equals("held");
            }));
  }

  public int commandsWaiting() {
    return commandsWaiting.get();
  }

  public int holdsWaiting() {
    return holdsWaiting.get();
  }

  /** Commands that were sent again for want of an outcome. */
  public long resent() {
    return resent.get();
  }

  /** Waits while too many commands have no outcome; without progress for long, goes on. */
  public void awaitRoom(Duration patience) {
    await(() -> commandsWaiting.get() < COMMANDS_WAITING_MAX, patience);
  }

  /**
   * Waits until nothing is left to ask after.
   *
   * @param patience how long to go on when nothing ends
   * @return whether all has ended
   */
  public boolean awaitQuiet(Duration patience) {
    return await(() -> commandsWaiting.get() == 0 && holdsWaiting.get() == 0, patience);
  }

  private interface Condition {
    boolean holds();
  }

  private boolean await(Condition condition, Duration patience) {
    long seen = ended.get();
    long since = System.nanoTime();
    while (!condition.holds()) {
      places.check();
      if (ended.get() != seen) {
        seen = ended.get();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > patience.toNanos()) {
        return false;
      }
      try {
        Thread.sleep(PROGRESS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void work() throws InterruptedException {
    while (true) {
      Question question = questions.take();
      if (question.ended()) {
        question.waiting.decrementAndGet();
        ended.incrementAndGet();
      } else {
        questions.add(question.later());
      }
    }
  }

  @Override
  public void close() {
    places.stop();
  }

  /** Something to ask about when it is due. */
  private static final class Question implements Delayed {
    private final AtomicInteger waiting;
    private final LongPredicate answered;
    private final long since = System.nanoTime();
    private long due;

    Question(long firstNanos, AtomicInteger waiting, LongPredicate answered) {
      this.waiting = waiting;
      this.answered = answered;
      this.due = since + firstNanos;
    }

    boolean ended() {
      return answered.test(System.nanoTime() - since);
    }

    /** The same question, due again; only called while no queue holds it. */
    Question later() {
      long now = System.nanoTime();
      due = now + Math.max(PAUSE_NANOS_MIN, Math.min(PAUSE_NANOS_MAX, (now - since) / 2));
      return this;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(due - ((Question) other).due, 0);
    }
  }
}
