package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.client.ask.Ids;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.rights.Meter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a hold and its checkout cost where nobody else buys the item, counted: the docs' table of
 * the bill.
 */
final class Bill {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int HOLDS = 20;

  /** Rows of what was sold before may get their end meanwhile. */
  private static final double OF_OTHERS_MAX = 0.9;

  /** Write units of a hold with its checkout, as docs/aws.md has them. */
  private static final Map<String, Double> WRITES = new LinkedHashMap<>();

  static {
    WRITES.put("gateway writes events", 1.0);
    WRITES.put("job writes events", 1.0 + 2.0);
    WRITES.put("job writes reservations", 2.0);
    WRITES.put("job writes reservations/by-cart", 2.0);
    WRITES.put("job writes availability", 2.0);
    WRITES.put("job writes availability/by-change", 4.0);
    WRITES.put("job writes snapshots", 1.0);
  }

  private final LocalConfig config;
  private final Shop shop;

  Bill(LocalConfig config, Shop shop) {
    this.config = config;
    this.shop = shop;
  }

  void check(Meter meter) {
    List<String> items = IntStream.range(0, HOLDS).mapToObj(i -> "priced-" + i).toList();
    try (LogRows rows = new LogRows(config)) {
      items.forEach(item -> assertThat(shop.receive(item, 50).status()).isEqualTo(200));
      await().atMost(PATIENCE).until(() -> items.stream().allMatch(item -> rows.covers(item, 1)));

      meter.reset();
      for (String item : items) {
        String reservation = Ids.next();
        assertThat(shop.hold(item, reservation, 1, 3_600).join().status()).isEqualTo(201);
        assertThat(shop.confirm(item, reservation).status()).isEqualTo(200);
      }
      await()
          .atMost(PATIENCE)
          .until(
              () -> items.stream().allMatch(item -> rows.covers(item, 3) && rows.hasEnd(item, 2)));
    }
    Map<String, Double> counted = new LinkedHashMap<>();
    meter.units().forEach((what, units) -> counted.put(what, units / HOLDS));
    counted.forEach((what, units) -> System.out.printf("%-40s %5.2f%n", what, units));

    WRITES.forEach(
        (what, units) ->
            assertThat(counted.getOrDefault(what, 0.0))
                .as(what)
                .isBetween(units, units + OF_OTHERS_MAX));
    assertThat(counted.keySet())
        .as("written, and not in the bill")
        .filteredOn(what -> what.contains(" writes ") && !what.endsWith("refused"))
        .allMatch(WRITES::containsKey);
  }
}
