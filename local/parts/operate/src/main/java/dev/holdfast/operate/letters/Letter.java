package dev.holdfast.operate.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A dead letter as the job keeps it: input that could not be understood or could not be true.
 *
 * @param source the stream it came from: the command stream's name, or the change stream's ARN
 * @param shard of that stream
 * @param sequenceNumber its position there
 * @param arrivedAt when it came to the stream
 * @param reason why the job could not use it
 * @param bytes all of them
 */
record Letter(
    String source,
    String shard,
    String sequenceNumber,
    Instant arrivedAt,
    String reason,
    SdkBytes bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The id under which the index has it, too. */
  String id() {
    return source + ":" + shard + ":" + sequenceNumber;
  }

  /** Whether it is a row of the log, and no command. */
  boolean isChange() {
    return source.contains(":table/");
  }

  /**
   * @param line of a file that the job has finished
   */
  static Letter read(String line) throws IOException {
    JsonNode json = JSON.readTree(line);
    return new Letter(
        json.path("source").asText(),
        json.path("shard").asText(),
        json.path("sequenceNumber").asText(),
        Instant.ofEpochMilli(json.path("arrivedAt").asLong()),
        json.path("reason").asText(),
        SdkBytes.fromByteArray(json.path("bytes").binaryValue()));
  }
}
