package dev.holdfast.bench.measure;

import dev.holdfast.command.Progress;
import dev.holdfast.proof.api.ApiClient;
import dev.holdfast.proof.api.ApiThread;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Measures, and says how far it is. */
public final class Stage {
  private final Duration warmUp;
  private final Duration time;
  private final Progress progress;
  private final List<Measured> measured = new CopyOnWriteArrayList<>();

  /** What is being measured, as far as it is; nothing during a warm-up. */
  private volatile Supplier<Optional<Measured>> current = Optional::empty;

  /**
   * @param warmUp how long the same load runs before what counts
   * @param time how long one measurement takes
   */
  public Stage(Duration warmUp, Duration time, Progress progress) {
    this.warmUp = warmUp;
    this.time = time;
    this.progress = progress;
  }

  public Duration time() {
    return time;
  }

  /** What has been measured so far, oldest first, the unfinished last. */
  public List<Measured> measured() {
    List<Measured> all = new ArrayList<>(measured);
    current.get().ifPresent(all::add);
    return all;
  }

  /** Says what is being prepared. */
  public void prepare(String what) {
    progress.phase("prepare", what);
  }

  /** Says what is being prepared, and how much of it there is already. */
  public void prepare(String what, long total, LongSupplier done) {
    progress.phase("prepare", total, done, () -> what);
  }

  /** Measures, after a warm-up. */
  public Measured measure(String name, List<URI> gateways, Loop loop, Wishes wishes)
      throws InterruptedException {
    try (ApiThread thread = new ApiThread("load")) {
      ApiClient client = ApiClient.withConnections(thread, gateways, loop.callers());
      if (!warmUp.isZero()) {
        run(name + ": warm-up", warmUp, client, loop, wishes, new Tally());
      }
      return counted(name, client, loop, wishes);
    }
  }

  /** Measures what has no second time, such as the first hold on an item. */
  public Measured measureOnce(String name, List<URI> gateways, Loop loop, Wishes wishes)
      throws InterruptedException {
    try (ApiThread thread = new ApiThread("load")) {
      ApiClient client = ApiClient.withConnections(thread, gateways, loop.callers());
      return counted(name, client, loop, wishes);
    }
  }

  /** Something else that callers do, for a while. */
  public interface Play<T> {
    T play(Duration time) throws InterruptedException;
  }

  /** Measures something else than holds, after a warm-up. */
  public <T> T measure(String name, Play<T> play) throws InterruptedException {
    if (!warmUp.isZero()) {
      show(name + ": warm-up", warmUp, () -> "");
      play.play(warmUp);
    }
    show(name, time, () -> "");
    return play.play(time);
  }

  /**
   * Measures several gateways at the same time, each by itself.
   *
   * @param loop of each of them
   */
  public List<Measured> measureTogether(
      Map<String, URI> gateways, Loop loop, Supplier<Wishes> wishes) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(gateways.size());
    try {
      show("together", warmUp.plus(time), () -> "");
      List<Future<Measured>> running = new ArrayList<>();
      gateways.forEach(
          (name, gateway) ->
              running.add(threads.submit(() -> quietly(name, gateway, loop, wishes.get()))));
      List<Measured> results = new ArrayList<>();
      for (Future<Measured> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Measured quietly(String name, URI gateway, Loop loop, Wishes wishes)
      throws InterruptedException {
    try (ApiThread thread = new ApiThread("load")) {
      ApiClient client = ApiClient.withConnections(thread, List.of(gateway), loop.callers());
      loop.run(client, wishes, warmUp, new Tally());
      Tally tally = new Tally();
      loop.run(client, wishes, time, tally);
      return kept(tally.measured(name, loop.toString()));
    }
  }

  private Measured kept(Measured one) {
    measured.add(one);
    return one;
  }

  private Measured counted(String name, ApiClient client, Loop loop, Wishes wishes)
      throws InterruptedException {
    Tally tally = new Tally();
    current = () -> Optional.of(tally.measured(name + ", unfinished", loop.toString()));
    run(name, time, client, loop, wishes, tally);
    current = Optional::empty;
    return kept(tally.measured(name, loop.toString()));
  }

  private void run(
      String name, Duration length, ApiClient client, Loop loop, Wishes wishes, Tally tally)
      throws InterruptedException {
    show(name, length, tally::live);
    loop.run(client, wishes, length, tally);
  }

  private void show(String name, Duration length, Supplier<String> detail) {
    long begun = System.nanoTime();
    long seconds = length.toSeconds();
    progress.phase(
        name,
        seconds,
        () -> Math.min(seconds, Duration.ofNanos(System.nanoTime() - begun).toSeconds()),
        detail);
  }
}
