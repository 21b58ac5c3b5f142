package dev.holdfast.proof.simulate.actors;

import static dev.holdfast.proof.simulate.world.Fault.ANSWER_LOST;
import static dev.holdfast.proof.simulate.world.Fault.REQUEST_DOUBLED;
import static dev.holdfast.proof.simulate.world.Fault.REQUEST_LOST;
import static dev.holdfast.proof.simulate.world.Fault.WRITE_LATE;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.NotTakenException;
import dev.holdfast.gateway.fleet.Peers;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The other gateways as one of them reaches them, and what may become of each call. */
final class PeerCalls implements Peers {
  private static final long LATE_MAX_MILLIS = 30_000;

  /** A little longer than a batch that is late is taken. */
  private static final long DOUBLE_MAX_MILLIS = 6_000;

  /** One call, which may arrive more than once. */
  private record Batch(String id, long sentAt, List<ReserveRequest> wanted) {}

  private final World world;
  private final Machine machine;
  private final Fleet fleet;
  private final String own;
  private final Dice dice;
  private final boolean namesBatches;

  /**
   * @param machine of the gateway that calls
   * @param namesBatches whether a call that arrives twice is known by its name
   */
  PeerCalls(World world, Machine machine, Fleet fleet, boolean namesBatches) {
    this.namesBatches = namesBatches;
    this.world = world;
    this.machine = machine;
    this.fleet = fleet;
    this.own = Fleet.address(machine);
    this.dice = new Dice(world.seed, machine.name() + " hands over, life " + machine.life());
  }

  @Override
  public CompletionStage<Reply> handOver(String address, List<ReserveRequest> wanted) {
    fleet.sent(wanted);
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    Fleet.Member peer = fleet.at(address);
    Batch batch = new Batch(dice.id().toString(), machine.now(), wanted);
    if (peer == null) {
      world.schedule.in(
          world.delay(),
          machine,
          () -> answer.completeExceptionally(new NotTakenException(address + " is down")));
    } else if (world.faults.strikes(REQUEST_LOST)) {
      tell(address, REQUEST_LOST.word());
    } else if (world.faults.strikes(WRITE_LATE)) {
      tell(address, WRITE_LATE.word());
      long late = 200 + world.faults.dice(WRITE_LATE).skewed(LATE_MAX_MILLIS);
      deliver(late, peer, batch, answer);
    } else {
      if (world.faults.strikes(REQUEST_DOUBLED)) {
        tell(address, REQUEST_DOUBLED.word());
        deliver(10 + dice.skewed(DOUBLE_MAX_MILLIS), peer, batch, answer);
      }
      boolean isHeard = !world.faults.strikes(ANSWER_LOST);
      deliver(world.delay(), peer, batch, isHeard ? answer : new CompletableFuture<>());
    }
    return answer;
  }

  private void deliver(
      long after, Fleet.Member peer, Batch batch, CompletableFuture<Reply> answer) {
    world.schedule.in(
        after,
        peer.machine(),
        () ->
            peer.taking()
                .take(
                    namesBatches ? batch.id : dice.id().toString(),
                    own,
                    batch.sentAt,
                    batch.wanted.get(0).item(),
                    fleet.arrived(batch.wanted))
                .whenComplete(
                    (reply, failure) ->
                        world.schedule.in(
                            world.delay(),
                            machine,
                            () -> {
                              if (failure == null) {
                                answer.complete(reply);
                              } else {
                                answer.completeExceptionally(failure);
                              }
                            })));
  }

  private void tell(String address, String fault) {
    if (world.story.isTold()) {
      world.story.tell(machine.name(), "hand over to " + address + ": " + fault);
    }
  }
}
