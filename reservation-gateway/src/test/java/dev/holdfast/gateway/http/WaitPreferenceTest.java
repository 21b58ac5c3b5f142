package dev.holdfast.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of RFC 7240, section 2. */
class WaitPreferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wait=5                          | 5",
        "WAIT=5                          | 5",
        "Wait = \"5\"                    | 5",
        "respond-async, wait=100         | 10",
        "handling=lenient,wait=3,x       | 3",
        "wait=3; foo=bar                 | 3",
        "wait=2, wait=9                  | 2",
        "wait=soon, wait=9               | 0",
        "wait, wait=9                    | 0",
        "wait=0                          | 0",
        "wait=99999999999                | 10",
        "wait=-1                         | 0",
        "await=5                         | 0",
        "respond-async; wait=5           | 0",
        "foo=\"bar, wait=5\"             | 0",
        "foo=\"a\\\"b, wait=5\", wait=4  | 4",
        "foo=\"open, wait=5              | 0",
        "wait=\"                         | 0",
      })
  void theFirstWaitCounts(String line, int seconds) {
    assertThat(WaitPreference.of(List.of(line), 10).orElse(0)).isEqualTo(seconds);
  }

  @Test
  void severalLinesAreOneList() {
    assertThat(WaitPreference.of(List.of("respond-async", "wait=7", "wait=1"), 10)).hasValue(7);
    assertThat(WaitPreference.of(List.of(), 10)).isEmpty();
  }
}
