package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an item can be bought. */
public enum StockStatus {
  @JsonProperty("in-stock")
  IN_STOCK,

  /** At or below the item's {@code lowStockThreshold}. */
  @JsonProperty("low-stock")
  LOW_STOCK,

  @JsonProperty("sold-out")
  SOLD_OUT,

  /** One that this client is too old to know. */
  @JsonEnumDefaultValue
  OTHER
}
