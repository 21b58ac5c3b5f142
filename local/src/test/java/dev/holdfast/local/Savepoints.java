package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The job is stopped with a savepoint, and goes on from there. */
final class Savepoints {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalSystem system;
  private final Shop shop;

  Savepoints(LocalSystem system, Shop shop) {
    this.system = system;
    this.shop = shop;
  }

  void theJobGoesOnAndOpenHoldsExpire() throws Exception {
    String item = "radio";
    shop.receive(item, 2);
    assertThat(shop.hold(item, "before", 1, 15).join().status()).isEqualTo(201);

    Path savepoint = system.job().stopWithSavepoint();
    assertThat(shop.hold(item, "meanwhile", 1, 15).join().status()).isEqualTo(201);
    system.job().startFrom(Optional.of(savepoint));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(List.of("before", "meanwhile"))
                    .allMatch(each -> shop.status(item, each).equals("expired")));
    assertThat(shop.sum(item, "onHandDelta")).isEqualTo(2);
    assertThat(shop.sum(item, "reservedDelta")).isZero();
  }

  /** In a cluster made for it; the session's is left without a job. */
  void theJobGoesOnInApplicationMode(Path home) throws Exception {
    String item = "piano";
    shop.receive(item, 2);
    assertThat(shop.hold(item, "kept", 1, 20).join().status()).isEqualTo(201);
    assertThat(shop.hold(item, "sold", 1, 3600).join().status()).isEqualTo(201);
    Path savepoint = system.job().stopWithSavepoint();

    try (var cluster = new ApplicationCluster(system.config(), home)) {
      String job = cluster.start(savepoint);
      assertThat(shop.confirm(item, "sold").text("result")).isEqualTo("done");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(shop.status(item, "kept")).isEqualTo("expired"));
      String attempt = cluster.rest().stopWithSavepoint(job);
      await().atMost(PATIENCE).until(() -> cluster.rest().savepoint(job, attempt).isPresent());
    }
    assertThat(shop.sum(item, "onHandDelta")).isEqualTo(1);
    assertThat(shop.sum(item, "reservedDelta")).isZero();
  }
}
