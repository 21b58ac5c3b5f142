package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.LocalConfig;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The command stream gets more shards while holds run out. */
final class SplitStream {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private final LocalConfig config;
  private final Shop shop;

  SplitStream(LocalConfig config, Shop shop) {
    this.config = config;
    this.shop = shop;
  }

  void holdsEndOnceAndNotEarly() {
    String item = "globe";
    shop.receive(item, 10);
    List<Shop.Answer> held =
        IntStream.range(0, 10).mapToObj(i -> shop.hold(item, "g" + i, 1, 12).join()).toList();
    assertThat(held).allMatch(answer -> answer.status() == 201);

    try (var commands = new CommandStream(config)) {
      // Within every quarter of the keys, so that commands go to old and new shards.
      for (int quarter = 0; quarter < 4; quarter++) {
        BigInteger key = BigInteger.ONE.shiftLeft(126).multiply(BigInteger.valueOf(quarter));
        String inside = key.add(BigInteger.ONE.shiftLeft(125)).toString();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> commands.split(inside));
      }
    }
    held.subList(0, 5)
        .forEach(
            each ->
                assertThat(shop.confirm(item, each.text("reservation")).status()).isIn(200, 202));

    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(held.subList(0, 5))
                  .allMatch(
                      each -> shop.status(item, each.text("reservation")).equals("confirmed"));
              assertThat(held.subList(5, 10))
                  .allMatch(each -> shop.status(item, each.text("reservation")).equals("expired"));
            });
    assertThat(shop.expiredAt(item)).isGreaterThanOrEqualTo(held.get(5).number("expiresAt"));
    assertThat(shop.sum(item, "onHandDelta")).isEqualTo(5);
    assertThat(shop.sum(item, "reservedDelta")).isZero();
  }
}
