package dev.holdfast.job.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {
  private final Pacer pacer = new Pacer(50);

  @Test
  void turnsAreAsFarApartAsTheirRowsTake() {
    assertThat(pacer.turn(1_000, 25)).isEqualTo(1_000);
    assertThat(pacer.turn(1_000, 1)).isEqualTo(1_500);
    assertThat(pacer.turn(1_000, 25)).isEqualTo(1_520);
  }

  @Test
  void aQuietTimeIsNotMadeUpFor() {
    pacer.turn(1_000, 25);

    assertThat(pacer.turn(60_000, 25)).isEqualTo(60_000);
    assertThat(pacer.turn(60_000, 25)).isEqualTo(60_500);
  }
}
