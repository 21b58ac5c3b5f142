package dev.holdfast.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
  @ParameterizedTest
  @CsvSource({
    "/carts/c1,/carts/{cart}",
    "/carts/c1/reservations/r1,/carts/{cart}/reservations/r1",
    "/items/carts/c1,/items/carts/c1"
  })
  void aPathInALogLacksItsCart(String path, String written) {
    assertThat(Paths.forLog(path)).isEqualTo(written);
  }
}
