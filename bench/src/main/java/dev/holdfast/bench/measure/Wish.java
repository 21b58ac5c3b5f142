package dev.holdfast.bench.measure;

import dev.holdfast.proof.api.ApiRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One reservation to ask for, of one unit of each item.
 *
 * @param items one, or several that are held together or not at all
 */
public record Wish(List<String> items, String reservation, String cart) implements ApiRequest {
  private static final String HOLD_SECONDS = ",\"holdSeconds\":900}";

  @Override
  public String method() {
    return "PUT";
  }

  @Override
  public String path() {
    return items.size() == 1
        ? ApiRequest.reservationPath(items.get(0), reservation)
        : "/carts/" + cart + "/reservations/" + reservation;
  }

  @Override
  public String body() {
    return items.size() == 1
        ? "{\"cart\":\"" + cart + "\",\"quantity\":1" + HOLD_SECONDS
        : items.stream()
            .map(item -> "{\"item\":\"" + item + "\",\"quantity\":1}")
            .collect(Collectors.joining(",", "{\"lines\":[", "]" + HOLD_SECONDS));
  }
}
