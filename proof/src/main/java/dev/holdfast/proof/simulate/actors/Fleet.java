package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.fleet.Pace;
import dev.holdfast.gateway.fleet.TakeHandOver;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The gateways that hand requests to each other; in half of all worlds, none do. */
public final class Fleet {
  /** Fewer people want an item at a time here than in a shop: one lost race is enough. */
  static final Pace PACE = new Pace(1, 2, 20_000, 20_000, 5_000, 1_000, 500, 5_000);

  private static final int ARRIVED_MAX = 10_000;

  /** One that is up. */
  record Member(Machine machine, TakeHandOver taking) {}

  private final World world;
  private final boolean isOn;
  private final Map<String, Member> members = new HashMap<>();

  /** Requests that have been handed over once, as the very objects that are decided. */
  private final Set<ReserveRequest> arrived = Collections.newSetFromMap(new IdentityHashMap<>());

  public Fleet(World world) {
    this.world = world;
    this.isOn = new Dice(world.seed, "fleet").chance(0.5);
  }

  /** What a gateway's rows say of who wrote them. */
  Optional<String> writer(Machine machine) {
    return Optional.of(address(machine)).filter(own -> isOn);
  }

  static String address(Machine machine) {
    return "http://" + machine.name() + ":7071";
  }

  boolean isOn() {
    return isOn;
  }

  void join(Member member) {
    members.put(address(member.machine), member);
  }

  void leave(Machine machine) {
    members.remove(address(machine));
  }

  /** Null if it is down. */
  Member at(String address) {
    return members.get(address);
  }

  /** They leave a gateway. */
  void sent(List<ReserveRequest> wanted) {
    wanted.forEach(
        one ->
            world.findings.require(
                !arrived.contains(one), "a request is handed over twice", one.reservation()));
  }

  /** They reach another; returns them as they do. */
  List<ReserveRequest> arrived(List<ReserveRequest> wanted) {
    if (arrived.size() > ARRIVED_MAX) {
      arrived.clear();
    }
    List<ReserveRequest> read = wanted.stream().map(one -> one.in(one.traceparent())).toList();
    arrived.addAll(read);
    return read;
  }
}
