package dev.holdfast.client.call;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.client.answer.NoAnswerException;
import java.io.IOException;
import java.util.Optional;

/** Reads answers. A newer gateway may say more than this client knows; that is passed over. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private Json() {}

  /**
   * Reads an answer.
   *
   * @throws NoAnswerException if it is none of that type
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return find(json, type)
        .orElseThrow(
            () ->
                new NoAnswerException(
                    "an answer that is no " + type.getSimpleName() + " of Holdfast's", null));
  }

  /** The same; empty if it is none of that type. */
  static <T> Optional<T> find(byte[] json, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, type));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
