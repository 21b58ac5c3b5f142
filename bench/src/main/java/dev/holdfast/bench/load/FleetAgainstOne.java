package dev.holdfast.bench.load;

import dev.holdfast.bench.load.FleetTarget.Side;
import dev.holdfast.bench.measure.Loop;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Ratio;
import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.bench.measure.Wishes;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What all want, sold by one gateway, then by several that race, then by as many that hand requests
 * to each other; the same number of callers each time. The limit is what as many fronts that do
 * nothing are against one. Of several rounds the median of each ratio counts, for what happens to
 * the machine meanwhile happens to all.
 */
final class FleetAgainstOne implements Scenario {
  private static final double RATIO_MIN = 0.9;
  private static final double SPREAD_MAX = 3;
  private static final double LOST_MAX = 0.03;

  private final String noun;
  private final Goods goods;

  /** Puts in stock what is wanted, of a name, and says who wants it. */
  interface Goods {
    Supplier<Wishes> stock(Stage stage, Target target, LoadSettings settings, String name)
        throws InterruptedException;
  }

  /**
   * @param noun what is counted
   */
  FleetAgainstOne(String noun, Goods goods) {
    this.noun = noun;
    this.goods = goods;
  }

  @Override
  public Findings play(Stage stage, Target target, LoadSettings settings)
      throws InterruptedException {
    List<Measured> results = new ArrayList<>();
    List<List<Ratio>> rounds = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      rounds.add(round(stage, (FleetTarget) target, settings, round, results));
    }
    return new Findings(results, Ratio.medians(rounds));
  }

  private List<Ratio> round(
      Stage stage, FleetTarget target, LoadSettings settings, int round, List<Measured> results)
      throws InterruptedException {
    String suffix = round == 1 ? "" : ", round " + round;
    Supplier<Wishes> alone = goods.stock(stage, target, settings, "one-" + round);
    Measured one =
        stage.measure("one gateway" + suffix, target.gateways(), settings.loop(), alone.get());
    results.add(one);
    List<Ratio> ratios = new ArrayList<>();
    ratios.add(limit(stage, target, settings, suffix, results));
    for (boolean handOver : new boolean[] {false, true}) {
      Side side = handOver ? target.fleet() : target.racing();
      String name = handOver ? "handing over" : "racing";
      Supplier<Wishes> wishes =
          goods.stock(stage, target, settings, name.replace(' ', '-') + "-" + round);
      List<Measured> together = play(stage, side, name, suffix, wishes, settings.loop(), ratios);
      ratios.add(against("%s/s, all gateways %s against one".formatted(noun, name), together, one));
      results.addAll(together);
    }
    return ratios;
  }

  private static Ratio limit(
      Stage stage, FleetTarget target, LoadSettings settings, String suffix, List<Measured> results)
      throws InterruptedException {
    List<URI> fronts = target.doingNothing().addresses();
    String item = settings.item("nothing");
    Measured one =
        stage.measure(
            "nothing done" + suffix, fronts.subList(0, 1), settings.loop(), Shoppers.allWant(item));
    results.add(one);
    List<Measured> together =
        stage.measureTogether(
            named("nothing done", suffix, fronts),
            share(settings.loop(), fronts.size()),
            () -> Shoppers.allWant(item));
    results.addAll(together);
    return against("the limit: all that do nothing against one", together, one);
  }

  private static Ratio against(String name, List<Measured> together, Measured one) {
    return Ratio.atLeast(
        RATIO_MIN,
        name,
        together.stream().mapToDouble(Measured::holdsPerSecond).sum(),
        one.holdsPerSecond());
  }

  private static Map<String, URI> named(String name, String suffix, List<URI> gateways) {
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (URI address : gateways) {
      addresses.put(name + " " + (addresses.size() + 1) + suffix, address);
    }
    return addresses;
  }

  /** So that all gateways together have as many callers as one by itself. */
  private static Loop share(Loop loop, int gateways) {
    return new Loop(loop.perSecond() / gateways, loop.callers() / gateways);
  }

  private static List<Measured> play(
      Stage stage,
      Side side,
      String name,
      String suffix,
      Supplier<Wishes> wishes,
      Loop loop,
      List<Ratio> ratios)
      throws InterruptedException {
    Map<String, URI> addresses = named(name, suffix, side.addresses());
    CompletableFuture<long[]> afterASecond =
        CompletableFuture.supplyAsync(
            () -> new long[] {side.won(), side.lost()},
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    List<Measured> together =
        stage.measureTogether(addresses, share(loop, addresses.size()), wishes);
    double won = side.won() - afterASecond.join()[0];
    double lost = side.lost() - afterASecond.join()[1];
    ratios.add(
        Ratio.atMost(
            LOST_MAX, "appends lost, of all after the first second, " + name, lost, won + lost));
    together.forEach(gateway -> ratios.add(Ratio.spread(SPREAD_MAX, gateway)));
    return together;
  }
}
