package dev.holdfast.proof.replay.trace;

import dev.holdfast.proof.replay.shop.Script;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads trace files, plain or gzipped, one after the other as one trace. */
public final class TraceFiles {
  /** More lines than this do not fit in memory as a script; take a part with a limit. */
  public static final int LINES_MAX = 5_000_000;

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final int BYTE_ORDER_MARK = '\uFEFF';
  private static final int GZIP_MAGIC = 0x1f8b;

  private final TraceSettings settings;
  private TraceFormat format;
  private TraceScript script;
  private int lines;

  private TraceFiles(TraceSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes one script of the files.
   *
   * @throws UnreadableTrace if a file is missing, broken, of an unknown format, or of another than
   *     the first file, or if all lines that would have meant something are malformed
   */
  public static Script read(List<Path> files, TraceSettings settings) throws UnreadableTrace {
    TraceFiles reading = new TraceFiles(settings);
    for (Path file : files) {
      try {
        reading.read(file);
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        throw new UnreadableTrace(file + ": " + e.getMessage());
      }
    }
    return reading.script.finished();
  }

  private void read(Path file) throws IOException, UnreadableTrace {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableTrace(file + ": no such file");
    }
    try (BufferedReader text = open(file);
        CSVParser csv = CSV.parse(text)) {
      recognise(file, csv.getHeaderNames());
      for (CSVRecord line : csv) {
        if (lines == settings.limit()) {
          return;
        }
        if (lines == LINES_MAX) {
          throw new UnreadableTrace("more than " + LINES_MAX + " lines; take a part with --limit");
        }
        lines++;
        script.line(line);
      }
    }
  }

  private void recognise(Path file, List<String> header) throws UnreadableTrace {
    TraceFormat found =
        TraceFormat.of(header)
            .orElseThrow(
                () ->
                    new UnreadableTrace(
                        file + ": unknown header; known are " + TraceFormat.known()));
    if (format == null) {
      format = found;
      script = found.script(settings);
    } else if (format != found) {
      throw new UnreadableTrace(
          file + " is " + found + " after files of " + format + "; replay them in two runs");
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    int magic = bytes.read() << 8 | bytes.read();
    bytes.reset();
    InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(bytes) : bytes;
    BufferedReader text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }
}
