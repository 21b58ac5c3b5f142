package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What has become of a hold. */
public enum ReservationStatus {
  @JsonProperty("held")
  HELD,

  /** Sold, all of it or a part. */
  @JsonProperty("confirmed")
  CONFIRMED,

  @JsonProperty("released")
  RELEASED,

  @JsonProperty("expired")
  EXPIRED,

  /** One that this client is too old to know. */
  @JsonEnumDefaultValue
  OTHER
}
