package dev.holdfast.proof.replay.trace;

import static dev.holdfast.proof.replay.Traces.ONLINE_RETAIL;
import static dev.holdfast.proof.replay.Traces.REES46;
import static dev.holdfast.proof.replay.Traces.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.proof.replay.shop.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFilesTest {
  private final TraceSettings settings = settings(1, 0);
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @Test
  void plainAndGzippedFilesAreToldApartByTheirBytes() throws Exception {
    Script plain = TraceFiles.read(List.of(file("a", ONLINE_RETAIL)), settings);
    Script zipped = TraceFiles.read(List.of(gzip("b", ONLINE_RETAIL)), settings);

    assertThat(zipped).isEqualTo(plain);
  }

  @Test
  void severalFilesAreOneTrace() throws Exception {
    String header = ONLINE_RETAIL.lines().findFirst().orElseThrow() + "\n";
    Path more = file("more", header + "536999,85123A,x,5,2010-12-03 08:26:00,1,,UK\n");

    Script script = TraceFiles.read(List.of(gzip("first", ONLINE_RETAIL), more), settings);

    assertThat(script.lines()).isEqualTo(13);
    assertThat(script.opening())
        .filteredOn(delivery -> delivery.item().equals("85123A"))
        .singleElement()
        .matches(delivery -> delivery.quantity() == 15);
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreNothingSpecial() throws Exception {
    String windows = "\uFEFF" + ONLINE_RETAIL.replace("\n", "\r\n");

    assertThat(TraceFiles.read(List.of(file("windows", windows)), settings))
        .isEqualTo(TraceFiles.read(List.of(file("plain", ONLINE_RETAIL)), settings));
  }

  @Test
  void theLimitCountsLinesOverAllFiles() throws Exception {
    TraceSettings few = new TraceSettings(new Ids("run"), 1, 0, false, 13);
    Path file = file("a", ONLINE_RETAIL);

    assertThat(TraceFiles.read(List.of(file, file), few).lines()).isEqualTo(13);
  }

  @Test
  void aFileThatIsNoTraceIsNamedWithWhatIsExpected() throws Exception {
    Path other = file("other.csv", "a,b,c\n1,2,3\n");

    assertThatThrownBy(() -> TraceFiles.read(List.of(other), settings))
        .isInstanceOf(UnreadableTrace.class)
        .hasMessageContainingAll("other.csv", "unknown header", "InvoiceNo", "event_time");
  }

  @Test
  void emptyMissingAndBrokenFilesAreNamed() throws Exception {
    Path broken = Files.write(folder.resolve("broken"), new byte[] {0x1f, (byte) 0x8b, 1});

    for (Path file : List.of(file("empty", ""), folder.resolve("missing"), broken)) {
      assertThatThrownBy(() -> TraceFiles.read(List.of(file), settings))
          .isInstanceOf(UnreadableTrace.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void oneRunReplaysOneFormat() throws Exception {
    List<Path> mixed = List.of(file("a", ONLINE_RETAIL), file("b", REES46));

    assertThatThrownBy(() -> TraceFiles.read(mixed, settings))
        .isInstanceOf(UnreadableTrace.class)
        .hasMessageContaining("two runs");
  }
}
