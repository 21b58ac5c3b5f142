package dev.holdfast.bench.load;

import dev.holdfast.bench.contender.Contenders;
import dev.holdfast.bench.contender.Holdfast;
import dev.holdfast.bench.contender.Member;
import dev.holdfast.gateway.Front;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gateways of this process on one log: one by itself, some that race, some that hand over; and
 * fronts that do nothing, which say what the machine gives to so many.
 */
final class FleetTarget implements Target {
  private final Holdfast holdfast;
  private final Side alone;
  private final Side racing;
  private final Side fleet;
  private final Side doingNothing;

  /** Gateways that are asked together. */
  record Side(List<Member> members, List<Front> fronts) {
    private static Side doingNothing(int gateways) {
      return new Side(
          List.of(),
          Stream.generate(() -> Front.start(Contenders.doingNothing())).limit(gateways).toList());
    }

    private static Side of(Holdfast holdfast, int gateways, boolean handOver) {
      List<Member> members =
          Stream.generate(() -> holdfast.member(handOver)).limit(gateways).toList();
      return new Side(members, members.stream().map(Member::front).toList());
    }

    List<URI> addresses() {
      return fronts.stream().map(Front::address).toList();
    }

    long won() {
      return members.stream().mapToLong(Member::won).sum();
    }

    long lost() {
      return members.stream().mapToLong(Member::lost).sum();
    }

    private void close() {
      fronts.forEach(Front::close);
      members.forEach(Member::close);
    }
  }

  FleetTarget(Holdfast holdfast, int gateways) {
    this.holdfast = holdfast;
    this.alone = Side.of(holdfast, 1, false);
    this.racing = Side.of(holdfast, gateways, false);
    this.fleet = Side.of(holdfast, gateways, true);
    this.doingNothing = Side.doingNothing(gateways);
  }

  Side racing() {
    return racing;
  }

  Side fleet() {
    return fleet;
  }

  Side doingNothing() {
    return doingNothing;
  }

  /** The one by itself. */
  @Override
  public List<URI> gateways() {
    return alone.addresses();
  }

  @Override
  public String durability() {
    return holdfast.durability();
  }

  /** Its stock needs no delivery. */
  @Override
  public long plenty() {
    return 1_000_000_000;
  }

  @Override
  public void stock(List<String> items, long quantity) {
    holdfast.stock(items, quantity);
  }

  @Override
  public void close() {
    alone.close();
    racing.close();
    fleet.close();
    doingNothing.close();
    holdfast.close();
  }
}
