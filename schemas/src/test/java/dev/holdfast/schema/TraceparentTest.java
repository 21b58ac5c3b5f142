package dev.holdfast.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceparentTest {
  private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void itsIdsStandWhereTheyAreSaidTo() {
    assertThat(SAMPLED.substring(Traceparent.TRACE_ID, Traceparent.TRACE_ID_END))
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(SAMPLED.substring(Traceparent.PARENT_ID, Traceparent.PARENT_ID_END))
        .isEqualTo("b7ad6b7169203331");
  }

  @ParameterizedTest
  @CsvSource({"00,false", "01,true", "02,false", "03,true", "fe,false", "ff,true"})
  void theLastFlagSaysWhetherItsTraceIsRecorded(String flags, boolean isSampled) {
    String text = SAMPLED.substring(0, SAMPLED.length() - 2) + flags;

    assertThat(Traceparent.isKnown(text)).isTrue();
    assertThat(Traceparent.isSampled(text)).isEqualTo(isSampled);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
    "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333g-01",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"
  })
  void whatIsNoneIsNotSampled(String text) {
    assertThat(Traceparent.isKnown(text)).isFalse();
    assertThat(Traceparent.isSampled(text)).isFalse();
  }

  @Test
  void noTextIsNone() {
    assertThat(Traceparent.isSampled(null)).isFalse();
  }
}
