package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdGrammarTest {
  @Test
  void itTakesTheSignsThatItsPatternTakesAndNoOthers() {
    for (int sign = 0; sign <= Character.MAX_VALUE; sign++) {
      String text = "a" + (char) sign;

      assertThat(IdGrammar.isId(text))
          .as("character " + sign)
          .isEqualTo(text.matches(IdGrammar.pattern(IdGrammar.LENGTH_MAX)));
    }
  }

  @Test
  void anIdHasOneToAHundredAndTwentyEightCharacters() {
    assertThat(IdGrammar.isId("")).isFalse();
    assertThat(IdGrammar.isId("i".repeat(128))).isTrue();
    assertThat(IdGrammar.isId("i".repeat(129))).isFalse();
  }

  @Test
  void aDerivedIdMayBeLonger() {
    assertThat(IdGrammar.isDerivedId("i".repeat(200))).isTrue();
    assertThat(IdGrammar.isDerivedId("i".repeat(201))).isFalse();
  }
}
