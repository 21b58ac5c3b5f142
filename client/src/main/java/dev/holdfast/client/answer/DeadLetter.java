package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** What the job could not use. */
public final class DeadLetter {
  private final String id;
  private final String of;
  private final long arrivedAt;
  private final String reason;

  @JsonCreator
  DeadLetter(
      @JsonProperty(value = "letter", required = true) String id,
      @JsonProperty("of") String of,
      @JsonProperty("arrivedAt") long arrivedAt,
      @JsonProperty("reason") String reason) {
    this.id = id;
    this.of = of;
    this.arrivedAt = arrivedAt;
    this.reason = reason;
  }

  /** Where it came from: the stream, the shard, the position there. */
  public String id() {
    return id;
  }

  /** Whether it is a command, which may be put back; else it is a row of the log. */
  public boolean isCommand() {
    return "command".equals(of);
  }

  /** When it came to the stream. */
  public Instant arrivedAt() {
    return Instant.ofEpochMilli(arrivedAt);
  }

  /** Why the job could not use it. */
  public String reason() {
    return reason;
  }
}
