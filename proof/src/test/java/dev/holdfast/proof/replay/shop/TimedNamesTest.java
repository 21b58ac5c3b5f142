package dev.holdfast.proof.replay.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedNamesTest {
  private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
  private final Names names = new TimedNames("run-1", clock::get);

  @Test
  void aNameIsAUuidThatCarriesTheTimeOfItsFirstUseAndStays() {
    String name = names.of("run-1:536365:85123A");
    clock.addAndGet(5_000);

    assertThat(UUID.fromString(name).version()).isEqualTo(7);
    assertThat(UUID.fromString(name).variant()).isEqualTo(2);
    assertThat(UUID.fromString(name).getMostSignificantBits() >>> 16).isEqualTo(1_700_000_000_000L);
    assertThat(names.of("run-1:536365:85123A")).isEqualTo(name);
  }

  @Test
  void idsOfOneMomentHaveDifferentNames() {
    assertThat(names.of("a")).isNotEqualTo(names.of("b"));
  }

  @Test
  void aRunKnowsItsOwnNames() {
    Names other = new TimedNames("run-2", clock::get);

    assertThat(names.isOwn(names.of("a"))).isTrue();
    assertThat(names.isOwn(other.of("a"))).isFalse();
    assertThat(names.isOwn("run-1:a")).isFalse();
  }
}
