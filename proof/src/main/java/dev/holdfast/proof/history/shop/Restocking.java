package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.history.record.Names;
import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Ends holds and replaces what was sold, some at a time, so that items are sold out and come back
 * again and again. Runs on the shop's thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails would show as a run that stands still
final class Restocking {
  private static final int PAUSE_MIN_MILLIS = 20;
  private static final int PAUSE_MAX_MILLIS = 200;
  private static final int ENDS_MAX = 20;

  /** One hold in so many is confirmed; the others are released. */
  private static final int ENDS_PER_CONFIRM = 4;

  private final EventLoop loop;
  private final Stockroom stockroom;
  private final SplittableRandom random;
  private final IntSupplier numbers;
  private final Set<Shelf> kept = new HashSet<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean stopping;

  /**
   * @param numbers makes the numbers of changes
   */
  Restocking(EventLoop loop, Stockroom stockroom, SplittableRandom random, IntSupplier numbers) {
    this.loop = loop;
    this.stockroom = stockroom;
    this.random = random;
    this.numbers = numbers;
  }

  void keep(Shelf shelf) {
    kept.add(shelf);
    again(shelf);
  }

  void leave(Shelf shelf) {
    kept.remove(shelf);
  }

  void stop() {
    stopping = true;
  }

  /** Whether no change is under way. */
  boolean isQuiet() {
    return underWay.get() == 0;
  }

  private void again(Shelf shelf) {
    int pause = PAUSE_MIN_MILLIS + random.nextInt(PAUSE_MAX_MILLIS - PAUSE_MIN_MILLIS);
    loop.schedule(() -> restock(shelf), pause, TimeUnit.MILLISECONDS);
  }

  private void restock(Shelf shelf) {
    if (stopping || !kept.contains(shelf)) {
      return;
    }
    int ends = random.nextInt(1 + Math.min(ENDS_MAX, shelf.openHolds()));
    long replaced = random.nextInt(3) == 0 ? shelf.takeSold() : 0;
    for (int i = 0; i < ends; i++) {
      end(shelf, shelf.takeOpen(random));
    }
    if (replaced > 0) {
      int number = numbers.getAsInt();
      write(shelf, number, Change.received(Names.change(number), replaced));
    }
    again(shelf);
  }

  private void end(Shelf shelf, String reservation) {
    boolean confirmed = random.nextInt(ENDS_PER_CONFIRM) == 0;
    int number = numbers.getAsInt();
    write(shelf, number, Change.ended(Names.change(number), reservation, confirmed));
  }

  private void write(Shelf shelf, int number, Change change) {
    underWay.incrementAndGet();
    stockroom
        .write(shelf, number, change)
        .thenAccept(
            changed ->
                loop.execute(
                    () -> {
                      changed.ifPresent(one -> shelf.record(one.operation(), one.sold()));
                      underWay.decrementAndGet();
                    }));
  }
}
