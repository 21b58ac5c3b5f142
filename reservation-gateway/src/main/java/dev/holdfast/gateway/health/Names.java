package dev.holdfast.gateway.health;

import java.util.Locale;

/** Words of the code as labels of metrics have them. */
final class Names {
  private Names() {}

  /** `SOLD_OUT` as `sold-out`. */
  static String of(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** `UnknownItem` as `unknown-item`. */
  static String of(Class<?> word) {
    return word.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
