package dev.holdfast.client.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void theExampleOfTheStandardIsMade() {
    UUID id = Ids.uuidV7(0x017F22E279B0L, 0xCC3L, 0x18C4DC0C0C07398FL);
    assertThat(id).hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  }

  @Test
  void newIdsAreOfNowAndDiffer() {
    long before = System.currentTimeMillis();
    UUID id = UUID.fromString(Ids.next());
    long after = System.currentTimeMillis();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.next())).doesNotHaveDuplicates();
  }
}
