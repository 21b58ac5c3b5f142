package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.api.ApiClient;
import dev.holdfast.proof.api.ApiReply;
import dev.holdfast.proof.api.ApiThread;
import dev.holdfast.proof.history.record.Operation;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Callers who want few items, of which there are few: each asks at some gateway, and again when it
 * has been answered. A request without a clear answer is repeated until there is one. Beside them,
 * stock comes back all the time. One thread does it all, and keeps what happened.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails would show as a run that stands still
public final class Shop implements AutoCloseable {
  private static final int LOOK_AGAIN_MILLIS = 20;
  private static final int REPEAT_WITHIN_MILLIS = 50;
  private static final int STOCK_MIN = 10;
  private static final int STOCK_MAX = 60;

  private final ApiThread thread = new ApiThread("shop");
  private final EventLoop loop = thread.loop();

  /** By address: a gateway that is started again has another. */
  private final Map<URI, ApiClient> clients = new HashMap<>();

  private final Gateways gateways;
  private final Stockroom stockroom;
  private final Restocking restocking;
  private final Demand demand;
  private final ShopSettings settings;
  private final SplittableRandom random;

  /** All there were, by item. */
  private final Map<String, Shelf> shelves = new LinkedHashMap<>();

  private final Shelf[] live;
  private final AtomicInteger callers = new AtomicInteger();
  private final LongAdder answered = new LongAdder();
  private final Map<String, LongAdder> byAnswer = new ConcurrentHashMap<>();
  private int numbers;
  private volatile boolean stopping;

  public Shop(ShopSettings settings, Gateways gateways, Stockroom stockroom) {
    this.settings = settings;
    this.gateways = gateways;
    this.stockroom = stockroom;
    this.random = new SplittableRandom(settings.seed());
    this.live = new Shelf[settings.items()];
    this.restocking = new Restocking(loop, stockroom, random.split(), () -> ++numbers);
    this.demand = new Demand(random, () -> ++numbers);
  }

  /** Begins; to be called once. */
  public void begin() {
    callers.set(settings.callers());
    loop.execute(
        () -> {
          for (int place = 0; place < live.length; place++) {
            openShelf(place);
          }
          for (int i = 0; i < settings.callers(); i++) {
            next();
          }
        });
  }

  /** From now on, callers go when they have a clear answer. */
  public void stop() {
    stopping = true;
    restocking.stop();
  }

  /** Whether all have gone. */
  public boolean isQuiet() {
    return callers.get() == 0 && restocking.isQuiet();
  }

  /** Operations with a clear answer so far. */
  public long answered() {
    return answered.sum();
  }

  /** Requests so far by how they were answered. */
  public Map<String, LongAdder> byAnswer() {
    return byAnswer;
  }

  /** All items there were; to be asked for when all is quiet. */
  public List<Shelf> shelves() {
    return loop.submit(() -> List.copyOf(shelves.values())).syncUninterruptibly().getNow();
  }

  private void openShelf(int place) {
    Shelf shelf = new Shelf("item-" + settings.seed() + "-" + shelves.size());
    boolean snapshot = shelves.size() % 2 == 1;
    shelves.put(shelf.item(), shelf);
    int stock = STOCK_MIN + random.nextInt(STOCK_MAX - STOCK_MIN);
    stockroom
        .open(shelf, ++numbers, stock, snapshot)
        .thenAccept(opened -> loop.execute(() -> opened(place, shelf, opened)));
  }

  private void opened(int place, Shelf shelf, Operation opening) {
    shelf.record(opening, 0);
    if (opening.answer().isUnknown()) {
      openShelf(place);
      return;
    }
    if (live[place] != null) {
      restocking.leave(live[place]);
      live[place].clear();
    }
    live[place] = shelf;
    restocking.keep(shelf);
  }

  /** The next request of a caller, or its end. */
  private void next() {
    if (stopping) {
      callers.decrementAndGet();
      return;
    }
    Shelf shelf = live[random.nextInt(live.length)];
    if (shelf == null) {
      later(LOOK_AGAIN_MILLIS, this::next);
      return;
    }
    if (demand.isForCart()) {
      ask(demand.cart(live));
    } else {
      ask(demand.wish(shelf));
    }
  }

  private void ask(CartWish wish) {
    URI gateway = gateways.address(random.nextInt(gateways.number()));
    if (gateway == null || wish.lines().isEmpty()) {
      later(LOOK_AGAIN_MILLIS, this::next);
      return;
    }
    long invoked = System.nanoTime();
    client(gateway).ask(wish, reply -> answered(wish, reply, invoked, System.nanoTime()));
  }

  private void answered(CartWish wish, ApiReply reply, long invoked, long completed) {
    if (reply.status() != ApiReply.NOT_SENT) {
      for (Wish line : wish.lines()) {
        answered(line, CartAnswers.of(line, reply, invoked, completed));
      }
    }
    next();
  }

  /** Keeps what an item's operation came to; true if that is clear. */
  private boolean answered(Wish wish, Operation operation) {
    Shelf shelf = shelves.get(wish.item());
    shelf.record(wish, operation);
    byAnswer.computeIfAbsent(operation.answer().word(), word -> new LongAdder()).increment();
    if (operation.answer().isUnknown()) {
      return false;
    }
    answered.increment();
    if (shelf.becomesFull(settings.operationsPerItem())) {
      replace(shelf);
    }
    return true;
  }

  private ApiClient client(URI gateway) {
    return clients.computeIfAbsent(gateway, address -> ApiClient.to(thread, address));
  }

  private void ask(Wish wish) {
    URI gateway = gateways.address(random.nextInt(gateways.number()));
    if (gateway == null) {
      later(LOOK_AGAIN_MILLIS, () -> ask(wish));
      return;
    }
    long invoked = System.nanoTime();
    client(gateway).ask(wish, reply -> answered(wish, reply, invoked, System.nanoTime()));
  }

  private void answered(Wish wish, ApiReply reply, long invoked, long completed) {
    if (reply.status() == ApiReply.NOT_SENT) {
      later(LOOK_AGAIN_MILLIS, () -> ask(wish));
      return;
    }
    if (answered(wish, Answers.of(wish, reply, invoked, completed))) {
      next();
    } else {
      later(1 + random.nextInt(REPEAT_WITHIN_MILLIS), () -> ask(wish));
    }
  }

  /** An item's log stays short enough to be remembered whole: another takes its place. */
  private void replace(Shelf full) {
    for (int place = 0; place < live.length; place++) {
      if (live[place] == full && !stopping) {
        openShelf(place);
      }
    }
  }

  private void later(int millis, Runnable task) {
    loop.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.close();
  }
}
