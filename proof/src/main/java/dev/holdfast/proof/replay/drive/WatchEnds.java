package dev.holdfast.proof.replay.drive;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.holdfast.proof.replay.gateway.Gateway;
import dev.holdfast.proof.replay.gateway.Outcome;
import dev.holdfast.proof.replay.record.AnswerRecord;
import dev.holdfast.proof.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks after everything that ends later until it has ended: commands have outcomes, abandoned holds
 * are held no more. It asks seldom, so that a system that lags is not slowed down by questions:
 * after commands in the order they were sent, see {@link InOrder}; and after what was not there,
 * half as long again later as it has waited so far.
 */
public final class WatchEnds implements AutoCloseable {
  /**
   * Commands without an outcome beyond which {@link #awaitRoom} waits. More would only queue in the
   * job, and be sent again for want of an outcome.
   */
  private static final int COMMANDS_WAITING_MAX = 500;

  private static final long PROGRESS_MILLIS = 100;

  /** How long a thread without a question waits before it looks for one again. */
  private static final long IDLE_MILLIS = 50;

  private final Gateway gateway;
  private final AnswerRecord record;
  private final Duration resendAfter;
  private final InOrder commands;
  private final DelayQueue<Question> later = new DelayQueue<>();

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
    this.commands = new InOrder(threads, System::nanoTime);
    this.places = new Places("watch", threads, this::work);
  }

  /** Asks after the command's outcome until there is one. */
  public void command(ShopCommand command) {
    commandsWaiting.incrementAndGet();
    AtomicLong resendNanos = new AtomicLong(resendAfter.toNanos());
    commands.add(
        new Question(
            0, commandsWaiting, waited -> outcome(command, waited, resendNanos), System::nanoTime));
  }

  private boolean outcome(ShopCommand command, long waited, AtomicLong resendNanos) {
    Optional<Outcome> outcome = gateway.outcome(command);
    if (outcome.isPresent()) {
      record.outcome(command, outcome.get());
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
    later.add(
        new Question(
            held.toNanos(),
            holdsWaiting,
            waited -> {
              String status = gateway.reservationStatus(line.item(), line.reservation());
              record.seen(line.reservation(), status);
              return !status.equals("held");
            },
            System::nanoTime));
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
      Question again = later.poll();
      Question command = again == null ? commands.poll() : null;
      if (again == null && command == null) {
        again = later.poll(IDLE_MILLIS, MILLISECONDS);
      }
      if (command != null) {
        commands.answered(ask(command));
      } else if (again != null) {
        ask(again);
      }
    }
  }

  private boolean ask(Question question) {
    boolean has = question.hasEnded();
    if (has) {
      question.waiting().decrementAndGet();
      ended.incrementAndGet();
    } else {
      later.add(question.later());
    }
    return has;
  }

  @Override
  public void close() {
    places.stop();
  }
}
