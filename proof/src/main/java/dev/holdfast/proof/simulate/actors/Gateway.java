package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer;
import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.cart.CartRequest;
import dev.holdfast.gateway.cart.CartReservations;
import dev.holdfast.gateway.command.Draft;
import dev.holdfast.gateway.command.SeenHolds;
import dev.holdfast.gateway.command.TakeCommand;
import dev.holdfast.gateway.command.Taken;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.PlacedHolds;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.writer.BehindListener;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.proof.simulate.stores.Calls;
import dev.holdfast.proof.simulate.stores.LogClient;
import dev.holdfast.proof.simulate.stores.NoAnswer;
import dev.holdfast.proof.simulate.stores.Records;
import dev.holdfast.proof.simulate.stores.RowClient;
import dev.holdfast.proof.simulate.stores.Shard;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway: the real writer, the real rules of a call and of stamping, without their HTTP. */
public final class Gateway {
  /** As the real gateway's. */
  private static final long DEADLINE_MILLIS = 3_000;

  private static final long TICK_MILLIS = 1_000;

  /** When nothing more is tried and all that is awaited is the end of holds. */
  private static final long LAZY_TICK_MILLIS = 4_000;

  private static final long SHARDS_AGE_MAX_MILLIS = 3_000;

  private final Services services;
  private final World world;
  private final Machine machine;
  private final Dice dice;
  private final Book book;
  private ItemWriter writer;
  private Reservations reservations;
  private PlacedHolds placed;
  private SeenHolds holds;
  private TakeCommand taking;
  private Telling telling;
  private List<Shard> shards = List.of();
  private long shardsReadAt;
  private boolean up;

  public Gateway(Services services, String name, Book book) {
    this.services = services;
    this.world = services.world();
    this.machine = new Machine(name, world.schedule);
    this.dice = new Dice(world.seed, name);
    this.book = book;
  }

  public Machine machine() {
    return machine;
  }

  public boolean isUp() {
    return up;
  }

  /** Whether it is up, and not frozen. */
  public boolean isWell() {
    return up && !machine.isFrozen();
  }

  /** Begins, with nothing remembered. */
  public void start() {
    up = true;
    Wiring wiring = services.wiring();
    Calls calls = new Calls(world, machine);
    Yields yields = new Yields(Fleet.address(machine), Fleet.PACE, machine);
    EventLog log = new LogClient(world, services.log(), calls, services.fleet().writer(machine));
    RowClient rows = new RowClient(world, machine, services.rows(), calls);
    Chance chance = wiring.chance(dice);
    writer =
        new ItemWriter(
            wiring.log(log),
            wiring.gatewaySnapshots(rows.snapshots(), log),
            wiring.rows(new SlippingRows(rows.reservations(), world, book)),
            machine,
            chance,
            wiring.writerSettings().within(new ScarceMemory(world.faults)),
            BehindListener.NONE,
            yields);
    placed = new PlacedHolds(machine);
    reservations =
        placed.notingPlaced(
            new Membership(services, machine, book)
                .joined(yields, wanted -> writer.submit(wanted.item(), wiring.reserve(wanted))));
    Retries reads =
        new Retries(machine, chance, "reads", NoAnswer.class::isInstance, DEADLINE_MILLIS);
    Retries sends =
        new Retries(machine, chance, "sends", NoAnswer.class::isInstance, DEADLINE_MILLIS);
    telling = new Telling(wiring, book, rows.outcomes(), log, machine);
    holds = new SeenHolds(placed, rows.reservations(), writer);
    taking =
        new TakeCommand(
            log, rows.outcomes(), command -> sends.ask(() -> send(calls, command)), machine, reads);
    machine.after(dice.below(TICK_MILLIS), this::tick);
  }

  private CompletionStage<Void> send(Calls calls, Command command) {
    if (world.faults.strikes(Fault.COMMAND_DOUBLED)) {
      world.schedule.in(
          world.faults.dice(Fault.COMMAND_DOUBLED).skewed(30_000), () -> put(command));
    }
    return calls.write("command " + command.getCommand(), () -> put(command));
  }

  private Void put(Command command) {
    services.commands().put(command.getItem(), Records.command(command));
    book.arrived(command);
    return null;
  }

  private void tick() {
    if (world.now() - shardsReadAt >= SHARDS_AGE_MAX_MILLIS) {
      shards = List.copyOf(services.commands().open());
      shardsReadAt = world.now();
    }
    if (!world.faults.strikes(Fault.THROTTLED)) {
      byte[] tick = Records.tick(machine.now());
      shards.forEach(shard -> services.commands().put(shard, tick));
    }
    machine.after(world.faults.haveCeased() ? LAZY_TICK_MILLIS : TICK_MILLIS, this::tick);
  }

  public void crash(long down) {
    up = false;
    services.fleet().leave(machine);
    machine.crash();
    world.schedule.in(down, this::start);
  }

  CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    long asked = book.asked(wanted);
    return reservations
        .reserve(wanted)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                book.settled(wanted);
                book.answered(wanted, asked, answer);
              }
            });
  }

  CompletionStage<ChangeAnswer> change(ChangeRequest wanted) {
    long asked = book.asked(wanted);
    return placed
        .notingChanged(asking -> writer.submit(asking.item(), services.wiring().change(asking)))
        .change(wanted)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                book.answered(wanted, asked, answer);
              }
            });
  }

  CompletionStage<CartAnswer> reserve(CartRequest wanted) {
    book.asked(wanted);
    CartHolds holds = services.wiring().cartHolds(heard(CartHolds.by(this::reserve, writer)));
    return new CartReservations(holds, machine::now)
        .reserve(wanted)
        .whenComplete(
            (answer, failure) -> {
              book.answered(wanted, answer);
              if (answer instanceof CartAnswer.Held held) {
                held.holds().forEach(book::knownToCart);
              }
            });
  }

  /** A look that refuses is an answer like any other. */
  private CartHolds heard(CartHolds holds) {
    return new OtherHolds(holds) {
      @Override
      public CompletionStage<Optional<ReserveAnswer>> look(ReserveRequest wanted) {
        long asked = world.schedule.steps();
        Waited.Begun begun = Waited.at(machine);
        return super.look(wanted)
            .whenComplete(
                (refusal, failure) -> {
                  if (failure == null) {
                    refusal.ifPresent(
                        answer -> {
                          book.decided(wanted, begun.end(), answer);
                          book.answered(wanted, asked, answer);
                        });
                  }
                });
      }
    };
  }

  CompletionStage<FindCall.Found> find(String item, String reservation) {
    return writer.submit(item, new FindCall(reservation));
  }

  /** What became of a command, asked for as its status says; empty while it is pending. */
  CompletionStage<Optional<Outcome>> outcome(Command sent) {
    return telling.asked(sent);
  }

  /**
   * Takes a command.
   *
   * @param waitSeconds how long its outcome is waited for; 0 for not at all
   */
  CompletionStage<Taken> take(Draft draft, String id, boolean given, int waitSeconds) {
    return holds
        .look(draft)
        .thenCompose(seen -> taking.take(draft, id, given, seen.openAt()))
        .thenCompose(
            taken ->
                waitSeconds > 0 && taken instanceof Taken.Sent sent
                    ? telling.awaited(sent.command(), waitSeconds).thenApply(found -> taken)
                    : CompletableFuture.completedFuture(taken));
  }
}
