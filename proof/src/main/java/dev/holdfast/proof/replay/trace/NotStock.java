package dev.holdfast.proof.replay.trace;

import java.util.Map;
import java.util.Optional;

/**
 * Online Retail's codes for what lies on no shelf. They stand between the goods of an invoice; a
 * code is listed here and not guessed by its looks, since {@code DCGS0003} is an ashtray.
 */
final class NotStock {
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("POST", "postage"),
          Map.entry("DOT", "postage"),
          Map.entry("C2", "carriage"),
          Map.entry("D", "discount"),
          Map.entry("M", "manual"),
          Map.entry("S", "samples"),
          Map.entry("BANK CHARGES", "bank-charges"),
          Map.entry("AMAZONFEE", "amazon-fee"),
          Map.entry("CRUK", "charity"),
          Map.entry("B", "bad-debt"),
          Map.entry("PADS", "pads"));

  private NotStock() {}

  /** Why lines of this code (trimmed, upper case) are skipped, or nothing for goods. */
  static Optional<String> reason(String code) {
    if (code.isEmpty()) {
      return Optional.of("no-code");
    }
    return code.startsWith("GIFT_")
        ? Optional.of("gift-voucher")
        : Optional.ofNullable(REASONS.get(code));
  }
}
