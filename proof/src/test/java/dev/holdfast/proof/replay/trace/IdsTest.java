package dev.holdfast.proof.replay.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final String ALLOWED = "[A-Za-z0-9._~:@+-]{1,128}";
  private final Ids ids = new Ids("run-1");

  @Test
  void wordsStayReadable() {
    assertThat(ids.of("confirm", "536365", "85123A")).isEqualTo("run-1:confirm:536365:85123A");
    assertThat(Ids.item("85123A")).isEqualTo("85123A");
  }

  @Test
  void differentWordsGiveDifferentIdsThatTheGatewayTakes() {
    String longWord = "x".repeat(130);
    List<List<String>> words =
        List.of(
            List.of("a", "b"),
            List.of("a:b"),
            List.of("a~3ab"),
            List.of("a b"),
            List.of("a+b"),
            List.of("ä"),
            List.of("a/b"),
            List.of("a", "", "b"),
            List.of(longWord),
            List.of(longWord + "y"),
            List.of(longWord, "y"));
    Set<String> made = new HashSet<>();
    for (List<String> each : words) {
      made.add(ids.of(each.toArray(String[]::new)));
    }

    assertThat(made).hasSameSizeAs(words).allMatch(id -> id.matches(ALLOWED));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "BANK CHARGES", "£20", "100%", "a/../b"})
  void anItemIdIsAPlainWordOfAPath(String code) {
    assertThat(Ids.item(code)).matches(ALLOWED).doesNotMatch("\\.+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a~b", "0123456789012345678901234567890123"})
  void aRunLabelIsShortAndWithoutSeparators(String run) {
    assertThatThrownBy(() -> new Ids(run)).isInstanceOf(IllegalArgumentException.class);
  }
}
