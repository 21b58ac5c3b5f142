package dev.holdfast.job.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
   * @throws InputFault if it is no change, or its row is no commit
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
    try {
      return CommitRows.of(
          row.required("item").required("S").asText(),
          Long.parseLong(row.required("seq").required("N").asText()),
          row.required("commitId").required("S").asText(),
          Long.parseLong(row.required("at").required("N").asText()),
          row.required("events").required("B").binaryValue());
    } catch (UndecodableException | IOException | RuntimeException e) {
      throw new InputFault("no row of the log: " + e.getMessage(), e);
    }
  }
}
