package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.FleetReservations;
import dev.holdfast.gateway.fleet.Peers;
import dev.holdfast.gateway.fleet.TakeHandOver;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.proof.simulate.world.Machine;
import java.util.concurrent.CompletionStage;

/** A gateway's part in the fleet, for one of its lives. */
final class Membership {
  private final Services services;
  private final Machine machine;
  private final Book book;

  Membership(Services services, Machine machine, Book book) {
    this.services = services;
    this.machine = machine;
    this.book = book;
  }

  /**
   * What decides the gateway's requests, here or elsewhere.
   *
   * @param own its own appends
   */
  Reservations joined(Yields yields, Reservations own) {
    Fleet fleet = services.fleet();
    Reservations judged = wanted -> judged(own, wanted);
    if (!fleet.isOn()) {
      return judged;
    }
    Wiring wiring = services.wiring();
    Peers calls = new PeerCalls(services.world(), machine, fleet, wiring.namesBatches());
    Peers peers = wiring.peers(calls, machine);
    Peers noted =
        (address, wanted) -> {
          wanted.forEach(book::handedOver);
          return peers.handOver(address, wanted);
        };
    Reservations handing = new FleetReservations(yields, judged, noted, machine);
    TakeHandOver taking = new TakeHandOver(yields, wiring.ofOthers(judged, handing), machine);
    fleet.join(new Fleet.Member(machine, taking));
    return handing;
  }

  /** Whoever decides, by his clock it is judged how long a refusal was kept back. */
  private CompletionStage<ReserveAnswer> judged(Reservations own, ReserveRequest wanted) {
    Waited.Begun begun = Waited.at(machine);
    return own.reserve(wanted)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                book.decided(wanted, begun.end(), answer);
              }
            });
  }
}
