package dev.holdfast.proof.replay.drive;

import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs errands side by side, each action when it is due and after the one before it, at most {@code
 * carts} at a time. An errand whose next action is not due yet takes up no place. At full speed an
 * errand is thus done from its first action to its last before its place goes to the next one.
 */
public final class DriveErrands {
  /** How often an idle place looks whether the others have finished, in milliseconds. */
  private static final long IDLE_MILLIS = 100;

  private final int carts;
  private final Pace pace;
  private final Consumer<ShopAction> act;
  private final Runnable beforeErrand;
  private final AtomicLong actionsDone = new AtomicLong();
  private final DelayQueue<Stop> agenda = new DelayQueue<>();
  private final AtomicInteger errandsLeft = new AtomicInteger();

  /**
   * Drives nothing yet.
   *
   * @param beforeErrand may wait, to let the system catch up
   */
  public DriveErrands(int carts, Pace pace, Consumer<ShopAction> act, Runnable beforeErrand) {
    this.carts = carts;
    this.pace = pace;
    this.act = act;
    this.beforeErrand = beforeErrand;
  }

  /** Actions done so far. */
  public long actionsDone() {
    return actionsDone.get();
  }

  /** Runs all errands; the first failure of an action ends the drive and is thrown. */
  public void run(List<Errand> errands) throws InterruptedException {
    if (errands.isEmpty()) {
      return;
    }
    Instant first = errands.get(0).begins();
    long begun = System.nanoTime();
    errandsLeft.set(errands.size());
    for (int i = 0; i < errands.size(); i++) {
      agenda.add(new Stop(errands.get(i), i, 0, first, begun));
    }
    Places places = new Places("cart", carts, this::work);
    places.join();
  }

  private void work() throws InterruptedException {
    while (errandsLeft.get() > 0) {
      Stop stop = agenda.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (stop != null) {
        go(stop);
      }
    }
  }

  private void go(Stop stop) {
    if (stop.next == 0) {
      beforeErrand.run();
    }
    List<TimedAction> actions = stop.errand.actions();
    Stop here = stop;
    while (here.next < actions.size()) {
      if (here.getDelay(TimeUnit.NANOSECONDS) > 0) {
        agenda.add(here);
        return;
      }
      act.accept(actions.get(here.next).action());
      actionsDone.incrementAndGet();
      here = new Stop(here.errand, here.order, here.next + 1, here.first, here.begun);
    }
    errandsLeft.decrementAndGet();
  }

  /** Where an errand has got to. */
  private final class Stop implements Delayed {
    private final Errand errand;
    private final int order;
    private final int next;
    private final Instant first;
    private final long begun;
    private final long due;

    Stop(Errand errand, int order, int next, Instant first, long begun) {
      this.errand = errand;
      this.order = order;
      this.next = next;
      this.first = first;
      this.begun = begun;
      List<TimedAction> actions = errand.actions();
      Instant at = actions.get(Math.min(next, actions.size() - 1)).at();
      this.due = begun + pace.nanosAfter(first, at);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Stop that = (Stop) other;
      return due != that.due ? Long.compare(due - that.due, 0) : Integer.compare(order, that.order);
    }
  }
}
