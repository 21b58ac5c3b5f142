package dev.holdfast.bench.measure;

import dev.holdfast.proof.api.ApiRequest;

/** One reservation to ask for, of one unit. */
public record Wish(String item, String reservation, String cart) implements ApiRequest {
  @Override
  public String method() {
    return "PUT";
  }

  @Override
  public String path() {
    return ApiRequest.reservationPath(item, reservation);
  }

  @Override
  public String body() {
    return "{\"cart\":\"" + cart + "\",\"quantity\":1,\"holdSeconds\":900}";
  }
}
