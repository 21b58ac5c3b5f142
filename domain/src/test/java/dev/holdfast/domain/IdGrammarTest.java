package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void aDotSegmentIsNotChosenAnyMoreButReadAsBefore() {
    for (String id : List.of(".", "..")) {
      assertThat(IdGrammar.mayBeChosen(id)).isFalse();
      assertThat(id).doesNotMatch(IdGrammar.pattern(IdGrammar.LENGTH_MAX));
      assertThat(IdGrammar.isId(id)).isTrue();
    }
  }

  @Test
  void otherDotsAreSignsLikeOthers() {
    for (String id : List.of("...", ".a", "a.", "..a", "a")) {
      assertThat(IdGrammar.mayBeChosen(id)).isTrue();
      assertThat(id).matches(IdGrammar.pattern(IdGrammar.LENGTH_MAX));
    }
  }

  @Test
  void aDerivedIdMayBeLonger() {
    assertThat(IdGrammar.isDerivedId("i".repeat(200))).isTrue();
    assertThat(IdGrammar.isDerivedId("i".repeat(201))).isFalse();
  }
}
