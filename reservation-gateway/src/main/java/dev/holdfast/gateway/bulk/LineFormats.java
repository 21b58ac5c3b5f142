package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.ProblemType;
import java.io.IOException;
import java.util.Locale;

/** The formats of uploads, by their content types. */
final class LineFormats {
  private LineFormats() {}

  /** How the format of a body is found out: by its first lines, if it takes any. */
  @FunctionalInterface
  interface Opening {
    LineFormat open(BodyLines lines) throws IOException;
  }

  /**
   * @throws ProblemException 415 for any other content type
   */
  static Opening of(String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0];
    return switch (type.strip().toLowerCase(Locale.ROOT)) {
      case "application/x-ndjson" -> lines -> Fields::of;
      case "text/csv" -> CsvLines::open;
      default ->
          throw new ProblemException(
              new Problem(
                  ProblemType.NOT_LINES,
                  "Send JSON objects, a line each, as application/x-ndjson, or CSV with a header as"
                      + " text/csv. Nothing was done."));
    };
  }
}
