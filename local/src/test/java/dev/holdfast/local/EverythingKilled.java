package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.child.Child;
import java.time.Duration;
import java.util.List;

/** All processes of a system end at one moment, and are started again. */
final class EverythingKilled {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalSystem system;
  private final Shop shop;

  EverythingKilled(LocalSystem system, Shop shop) {
    this.system = system;
    this.shop = shop;
  }

  void aHoldIsThereAndExpiresOnTime() {
    String item = "clock";
    shop.receive(item, 2);
    Shop.Answer held = shop.hold(item, "before", 2, 20).join();
    assertThat(held.status()).isEqualTo(201);

    List<ProcessHandle> killed = system.children().stream().map(Child::process).toList();
    killed.forEach(ProcessHandle::destroyForcibly);
    await()
        .atMost(PATIENCE)
        .until(() -> system.children().stream().noneMatch(each -> killed.contains(each.process())));

    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Shop.Answer repeat = shop.hold(item, "before", 2, 20).join();
              assertThat(repeat.status()).isEqualTo(200);
              assertThat(repeat.number("expiresAt")).isEqualTo(held.number("expiresAt"));
            });
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(shop.status(item, "before")).isEqualTo("expired"));
    assertThat(shop.expiredAt(item)).isGreaterThanOrEqualTo(held.number("expiresAt"));
  }
}
