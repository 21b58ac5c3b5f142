package dev.holdfast.gateway.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyLinesTest {
  private long nanos;

  private static List<String> all(String body) throws IOException {
    BodyLines lines = new BodyLines(new ByteArrayInputStream(body.getBytes(UTF_8)), () -> 0);
    List<String> all = new ArrayList<>();
    for (Optional<BodyLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get().number() + ":" + new String(line.get().bytes(), UTF_8));
    }
    return all;
  }

  @Test
  void linesEndWithEitherBreakAndTheLastOneNeedsNone() throws IOException {
    assertThat(all("a\r\nb\n\nc")).containsExactly("1:a", "2:b", "3:", "4:c");
    assertThat(all("a\n")).containsExactly("1:a");
    assertThat(all("")).isEmpty();
  }

  @Test
  void aLineMayBeCutAnywhereByTheBuffer() throws IOException {
    String line = "x".repeat(7_000);
    assertThat(all(String.join("\n", line, line, line, line)))
        .containsExactly("1:" + line, "2:" + line, "3:" + line, "4:" + line);
  }

  @Test
  void ofALineThatIsTooLongOnlyThatIsKept() throws IOException {
    BodyLines lines =
        new BodyLines(
            new ByteArrayInputStream(("x".repeat(1_000_000) + "\nb").getBytes(UTF_8)), () -> 0);

    BodyLines.Line first = lines.next().orElseThrow();

    assertThat(first.isTooLong()).isTrue();
    assertThat(first.bytes()).hasSize(BodyLines.LINE_BYTES_MAX + 1);
    assertThat(lines.next().orElseThrow().bytes()).isEqualTo("b".getBytes(UTF_8));
  }

  /** A line of 100 bytes each second. */
  private InputStream trickle(int bytesAtOnce) {
    byte[] line = ("x".repeat(bytesAtOnce - 1) + "\n").getBytes(UTF_8);
    return new InputStream() {
      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] into, int from, int length) {
        nanos += TimeUnit.SECONDS.toNanos(1);
        System.arraycopy(line, 0, into, from, line.length);
        return line.length;
      }
    };
  }

  @Test
  void whoSendsTooSlowlyIsNotReadOn() {
    BodyLines lines = new BodyLines(trickle(1_000), () -> nanos);

    assertThatThrownBy(() -> readLines(lines, 100))
        .isInstanceOfSatisfying(
            CutShortException.class,
            e -> {
              assertThat(e.from()).isEqualTo(11);
              assertThat(e.problem().type().word()).isEqualTo("too-slow");
            });
  }

  @Test
  void whoSendsFastEnoughIsReadHoweverLongItTakes() throws IOException {
    readLines(new BodyLines(trickle(1_025), () -> nanos), 10_000);

    assertThat(TimeUnit.NANOSECONDS.toSeconds(nanos)).isEqualTo(10_000);
  }

  private static void readLines(BodyLines lines, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      lines.next();
    }
  }
}
