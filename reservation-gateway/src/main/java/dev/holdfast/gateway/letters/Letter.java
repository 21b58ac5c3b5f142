package dev.holdfast.gateway.letters;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Input of the job that could not be understood or could not be true.
 *
 * @param id where it came from: the stream, the shard, the position there
 * @param arrivedAt when it came to the stream, epoch milliseconds
 * @param size how many bytes it has
 * @param bytes all of them; empty if they were not asked for, or lie in the job's files only
 */
record Letter(String id, long arrivedAt, String reason, long size, Optional<byte[]> bytes) {
  /** In the ARN of a table's stream, and in no name of a stream of commands. */
  private static final String OF_A_TABLE = ":table/";

  /** Whether it is a row of the log, and no command. */
  boolean isChange() {
    return id.contains(OF_A_TABLE);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("letter", id);
    json.put("of", isChange() ? "change" : "command");
    json.put("arrivedAt", arrivedAt);
    json.put("size", size);
    json.put("reason", reason);
    bytes.ifPresent(all -> json.put("bytes", Base64.getEncoder().encodeToString(all)));
    return json;
  }
}
