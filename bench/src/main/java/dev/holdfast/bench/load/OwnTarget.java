package dev.holdfast.bench.load;

import dev.holdfast.bench.contender.Holdfast;
import dev.holdfast.gateway.Front;
import dev.holdfast.gateway.reserve.Reservations;
import java.net.URI;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Gateways of this process, each with a front and a writer of its own, on one log. */
final class OwnTarget implements Target {
  private final Holdfast holdfast;
  private final List<Gateway> gateways;

  /** A front whose memory can be taken away. */
  private static final class Gateway {
    final Front front;
    volatile Reservations reservations;

    Gateway(Reservations reservations) {
      this.reservations = reservations;
      this.front = Front.start(wanted -> this.reservations.reserve(wanted));
    }
  }

  OwnTarget(Holdfast holdfast, int gateways) {
    this.holdfast = holdfast;
    this.gateways =
        Stream.generate(() -> new Gateway(holdfast.reservations())).limit(gateways).toList();
  }

  @Override
  public List<URI> gateways() {
    return gateways.stream().map(gateway -> gateway.front.address()).toList();
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

  /** Gives an item a past of so many commits, and reports how many it has by now. */
  void past(String item, long quantity, int commits, LongConsumer loaded) {
    holdfast.past(item, quantity, commits, loaded);
  }

  /** From now on all gateways are as if just started. */
  void forget() {
    gateways.forEach(gateway -> gateway.reservations = holdfast.reservations());
  }

  @Override
  public void close() {
    gateways.forEach(gateway -> gateway.front.close());
    holdfast.close();
  }
}
