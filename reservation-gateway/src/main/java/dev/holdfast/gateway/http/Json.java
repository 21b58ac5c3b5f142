package dev.holdfast.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as the gateway reads and writes it. */
public final class Json {
  /** The longest that a body may be. */
  public static final int BYTES_MAX = 64 * 1024;

  private static final int NESTING_MAX = 16;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING_MAX)
                  .maxNumberLength(BYTES_MAX)
                  .build())
          .build();

  private static final ObjectMapper WRITER = new ObjectMapper();

  private Json() {}

  /** As UTF-8, on one line. */
  public static byte[] write(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that is no JSON", e);
    }
  }
}
