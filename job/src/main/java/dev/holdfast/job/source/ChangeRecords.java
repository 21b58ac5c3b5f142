package dev.holdfast.job.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.IdGrammar;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.UndecodableException;
import java.io.IOException;
import java.util.Optional;

/** Records of the change stream, which brings each change of the log's table as JSON. */
public final class ChangeRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangeRecords() {}

  /**
   * The commit in a new row. Empty for other changes: a row is changed only to get its `ttl`, and
   * removed only by it.
   *
   * @throws UnreadableRow if it is a new row of the log, but no commit that is known here
   * @throws InputFault if it is no change of the log
   */
  public static Optional<Commit> read(byte[] bytes) throws InputFault {
    JsonNode change;
    try {
      change = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new InputFault("not JSON: " + e.getMessage(), e);
    }
    String kind = change.path("eventName").asText();
    if (kind.equals("INSERT")) {
      return Optional.of(commit(change.path("dynamodb").path("NewImage")));
    }
    if (kind.equals("MODIFY") || kind.equals("REMOVE")) {
      return Optional.empty();
    }
    throw new InputFault("no change of a table");
  }

  private static Commit commit(JsonNode row) throws InputFault {
    String item = text(row, "item", "S");
    long seq = number(row, "seq");
    try {
      return CommitRows.of(
          item,
          seq,
          text(row, "commitId", "S"),
          number(row, "at"),
          row.required("events").required("B").binaryValue());
    } catch (UndecodableException | InputFault | IOException | RuntimeException e) {
      if (!IdGrammar.isId(item) || seq < 1) {
        throw new InputFault("no row of the log: " + e.getMessage(), e);
      }
      throw new UnreadableRow(item, seq, e);
    }
  }

  private static long number(JsonNode row, String attribute) throws InputFault {
    try {
      return Long.parseLong(text(row, attribute, "N"));
    } catch (NumberFormatException e) {
      throw new InputFault("no row of the log: " + attribute + " is no number", e);
    }
  }

  private static String text(JsonNode row, String attribute, String type) throws InputFault {
    JsonNode value = row.path(attribute).path(type);
    if (!value.isTextual()) {
      throw new InputFault("no row of the log: it has no " + attribute);
    }
    return value.asText();
  }
}
