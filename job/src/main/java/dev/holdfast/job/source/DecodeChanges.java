package dev.holdfast.job.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.UndecodableException;
import java.io.IOException;
import org.apache.flink.util.Collector;

/**
 * Commits of the change stream, which brings each change of the log's table as JSON. Only new rows
 * count: a row is changed only to get its `ttl`, and removed only by it.
 */
public final class DecodeChanges extends Decode<Commit> {
  private static final long serialVersionUID = 1L;

  /** A row has at most 400 KB, and its bytes come in base 64. */
  static final int BYTES_MAX = 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  public DecodeChanges() {
    super(BYTES_MAX);
  }

  @Override
  void decode(byte[] bytes, Collector<Commit> out) throws InputFault {
    JsonNode change;
    try {
      change = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new InputFault("not JSON: " + e.getMessage(), e);
    }
    String kind = change.path("eventName").asText();
    if (kind.equals("INSERT")) {
      out.collect(commit(change.path("dynamodb").path("NewImage")));
    } else if (!kind.equals("MODIFY") && !kind.equals("REMOVE")) {
      throw new InputFault("no change of a table");
    }
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
