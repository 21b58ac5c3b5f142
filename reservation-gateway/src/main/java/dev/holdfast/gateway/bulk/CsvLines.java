package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Json;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV as RFC 4180 has it, with a header. Each line is a record: no field may hold a line break, so
 * that a quotation mark that is never closed spoils one line and not all that follow.
 */
final class CsvLines implements LineFormat {
  private static final Set<String> NUMBERS =
      Set.of("quantity", "countedAtSeq", "includesUnshipped");
  private static final Set<String> TEXTS = Set.of("item", "kind", "key", "reason", "reservation");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<String> columns;

  private CsvLines(List<String> columns) {
    this.columns = columns;
  }

  /**
   * Reads the header.
   *
   * @throws ProblemException 422 if it is missing, or has other columns than there are fields
   */
  static LineFormat open(BodyLines lines) throws IOException {
    byte[] header = lines.next().map(BodyLines.Line::bytes).orElse(new byte[0]);
    List<String> columns =
        cells(header).stream().map(name -> name.replace(BYTE_ORDER_MARK, "").strip()).toList();
    boolean areKnown =
        columns.stream().allMatch(name -> NUMBERS.contains(name) || TEXTS.contains(name));
    boolean areUsable = columns.containsAll(List.of("item", "kind", "quantity"));
    if (!areKnown || !areUsable || new HashSet<>(columns).size() < columns.size()) {
      throw invalid(
          "the first line must name the columns, with commas between them: item, kind and quantity,"
              + " and of key, reason, countedAtSeq, includesUnshipped and reservation those that are"
              + " used");
    }
    return new CsvLines(columns);
  }

  /** An empty cell is a field that is not there. */
  @Override
  public Fields read(byte[] line) {
    List<String> cells = cells(line);
    if (cells.size() != columns.size()) {
      throw invalid(
          "the line must have "
              + columns.size()
              + " cells, as the first one; it has "
              + cells.size());
    }
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (!cell.isEmpty()) {
        object.put(columns.get(i), isNumber(columns.get(i), cell) ? Long.valueOf(cell) : cell);
      }
    }
    return Fields.of(Json.write(object));
  }

  private static boolean isNumber(String column, String cell) {
    return NUMBERS.contains(column) && cell.matches("-?[0-9]{1,18}");
  }

  private static List<String> cells(byte[] line) {
    try (CSVParser parser = CSVParser.parse(text(line), CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty() ? List.of() : records.get(0).toList();
    } catch (CharacterCodingException e) {
      throw invalid("the line must be UTF-8");
    } catch (IOException | UncheckedIOException e) {
      throw invalid("the line cannot be read as CSV; quotation marks are doubled within quotes");
    }
  }

  private static String text(byte[] line) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    if (text.indexOf('\r') >= 0) {
      throw invalid("there is a carriage return within the line; lines end with LF or CRLF");
    }
    return text;
  }

  private static ProblemException invalid(String fault) {
    return new ProblemException(Problems.invalid(List.of(fault)));
  }
}
