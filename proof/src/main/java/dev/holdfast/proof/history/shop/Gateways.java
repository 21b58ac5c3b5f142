package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.history.faults.Door;
import dev.holdfast.proof.history.faults.FaultProxy;
import dev.holdfast.proof.part.BuiltParts;
import dev.holdfast.proof.part.PartMissing;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** The gateways of a run, each behind a door of its own; one that is killed is started again. */
public final class Gateways implements AutoCloseable {
  private static final Path JAR = Path.of("reservation-gateway", "target", "holdfast-gateway.jar");

  private final Path jar;
  private final String prefix;
  private final List<Slot> slots = new ArrayList<>();
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "gateways"));
  private final AtomicReference<PartMissing> failure = new AtomicReference<>();
  private final Thread hook = new Thread(this::killAll, "end gateways");
  private int nextCrash;
  private volatile boolean closed;

  /** One gateway's place: the process changes, the door stays. */
  private static final class Slot {
    final Door door;
    final Optional<FleetPlace> fleet;
    volatile GatewayProcess process;

    Slot(Door door, Optional<FleetPlace> fleet) {
      this.door = door;
      this.fleet = fleet;
    }
  }

  private Gateways(Path jar, String prefix) {
    this.jar = jar;
    this.prefix = prefix;
  }

  /**
   * Starts them, and returns when all listen.
   *
   * @param fleet whether they hand requests to each other
   * @param prefix of their tables
   * @throws PartMissing if the gateway has not been built, or does not start
   */
  public static Gateways start(int number, boolean fleet, String prefix, FaultProxy proxy)
      throws PartMissing {
    Gateways gateways = new Gateways(BuiltParts.find(JAR, "The gateway"), prefix);
    Runtime.getRuntime().addShutdownHook(gateways.hook);
    try {
      for (int i = 0; i < number; i++) {
        Optional<FleetPlace> place = fleet ? Optional.of(FleetPlace.open(proxy)) : Optional.empty();
        Slot slot = new Slot(proxy.open(), place);
        gateways.slots.add(slot);
        gateways.start(slot);
      }
      return gateways;
    } catch (PartMissing e) {
      gateways.close();
      throw e;
    }
  }

  private void start(Slot slot) throws PartMissing {
    Map<String, String> fleet = slot.fleet.map(FleetPlace::environment).orElse(Map.of());
    GatewayProcess process = GatewayProcess.start(jar, prefix, slot.door.address(), fleet);
    slot.process = process;
    if (closed) {
      process.kill();
    }
    CompletableFuture<Void> unused = process.ended().thenRun(() -> ended(slot, process));
  }

  private void ended(Slot slot, GatewayProcess process) {
    if (slot.process == process && !closed) {
      failure.set(new PartMissing("A gateway ended by itself", null));
    }
  }

  public int number() {
    return slots.size();
  }

  /** Where a gateway listens; null while it is down. */
  public URI address(int gateway) {
    GatewayProcess process = slots.get(gateway).process;
    return process == null ? null : process.address();
  }

  /** Whether none is down. */
  public boolean areUp() {
    return slots.stream().allMatch(slot -> slot.process != null);
  }

  /** Whether one ended by itself, or did not start again. */
  public boolean hasFailed() {
    return failure.get() != null;
  }

  /**
   * Says so if one ended by itself, or did not start again.
   *
   * @throws PartMissing if so
   */
  public void check() throws PartMissing {
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /**
   * Kills the next gateway when it has written a commit and not heard of it, and starts it again;
   * unless one is down, or is to be killed already.
   */
  public void crashOne() {
    if (areUp() && slots.stream().noneMatch(slot -> slot.door.isArmed())) {
      Slot slot = slots.get(nextCrash++ % slots.size());
      slot.door.armCrash(() -> crash(slot));
    }
  }

  private void crash(Slot slot) {
    GatewayProcess killed = slot.process;
    slot.process = null;
    killed.kill();
    Future<?> unused = starter.submit(() -> restart(slot, killed));
  }

  private void restart(Slot slot, GatewayProcess killed) {
    killed.ended().join();
    try {
      if (!closed) {
        start(slot);
      }
    } catch (PartMissing e) {
      failure.set(e);
    }
  }

  /** What those that run have handed over; none of it if they are no fleet. */
  public HandOvers handOvers() throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HandOvers sum = HandOvers.NONE;
    for (Slot slot : slots) {
      GatewayProcess process = slot.process;
      if (process != null && slot.fleet.isPresent()) {
        sum = sum.plus(HandOvers.of(client, process.address()));
      }
    }
    return sum;
  }

  private void killAll() {
    closed = true;
    for (Slot slot : slots) {
      GatewayProcess process = slot.process;
      if (process != null) {
        process.kill();
      }
    }
  }

  /** Kills them all, for good. */
  public void end() {
    slots.forEach(slot -> slot.door.disarm());
    killAll();
  }

  @Override
  public void close() {
    end();
    starter.shutdown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      Thread.currentThread().interrupt(); // The end has begun, and the hook with it.
    }
  }
}
