package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.http.Fields;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The field `holdSeconds` of whoever asks for holds. */
public final class HoldSeconds {
  private HoldSeconds() {}

  /** Empty for the item's policy; faults are told by the fields. */
  public static OptionalInt of(Fields fields) {
    OptionalLong seconds = fields.optionalWhole("holdSeconds", 1, Policies.HOLD_SECONDS_MAX);
    return seconds.isPresent() ? OptionalInt.of((int) seconds.getAsLong()) : OptionalInt.empty();
  }
}
