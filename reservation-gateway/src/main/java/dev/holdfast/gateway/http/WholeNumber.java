package dev.holdfast.gateway.http;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A whole number in JSON, however it is written: 1.0 and 1e2 are whole.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1">JSON
 *     Schema, "integer"</a>
 */
final class WholeNumber {
  /** More digits are no number that any field may have. */
  private static final int DIGITS_MAX = 18;

  private WholeNumber() {}

  /** The number, or nothing for what is none, not whole, or beyond all that a field may be. */
  static OptionalLong of(JsonObject.Value value) {
    String text = value.text();
    if (text.length() > DIGITS_MAX) {
      return OptionalLong.empty();
    }
    return switch (value.token()) {
      case VALUE_NUMBER_INT -> OptionalLong.of(Long.parseLong(text));
      case VALUE_NUMBER_FLOAT -> exact(text);
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong exact(String text) {
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      // It has a fraction, or an exponent beyond all numbers.
      return OptionalLong.empty();
    }
  }
}
