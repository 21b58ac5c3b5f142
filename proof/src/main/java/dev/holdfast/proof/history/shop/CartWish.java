package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.api.ApiRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one request for several items asks for. It is asked once only, so that what stands in the
 * log under its number is its own.
 *
 * @param lines one for each item, all of one number
 */
record CartWish(List<Wish> lines) implements ApiRequest {
  @Override
  public String method() {
    return "PUT";
  }

  @Override
  public String path() {
    Wish first = lines.get(0);
    return "/carts/" + first.cart() + "/reservations/" + first.reservation();
  }

  @Override
  public String body() {
    return lines.stream()
        .map(line -> "{\"item\":\"" + line.item() + "\",\"quantity\":" + line.quantity() + "}")
        .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
  }
}
