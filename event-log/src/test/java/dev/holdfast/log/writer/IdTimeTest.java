package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTimeTest {
  @Test
  void aUuidOfVersionSevenTellsItsTime() {
    // The example of RFC 9562, A.6.
    assertThat(IdTime.of("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")).hasValue(0x017F22E279B0L);
    assertThat(IdTime.of("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).hasValue(0x017F22E279B0L);
  }

  @Test
  void aUlidTellsItsTime() {
    assertThat(IdTime.of("01ARZ3NDEKTSV4RRFFQ69G5FAV")).hasValue(1_469_922_850_259L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "r1",
        "017F22E2-79B0-4CC3-98C4-DC0C0C07398F",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398F0",
        "017F22E2979B0-7CC3-98C4-DC0C0C07398F",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398G",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398\u0666",
        "01ARZ3NDEKTSV4RRFFQ69G5FAU",
        "91ARZ3NDEKTSV4RRFFQ69G5FAV"
      })
  void otherIdsTellNone(String id) {
    assertThat(IdTime.of(id)).isEmpty();
  }
}
