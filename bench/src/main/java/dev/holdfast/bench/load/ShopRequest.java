package dev.holdfast.bench.load;

import dev.holdfast.proof.api.ApiRequest;

/** One request of a shopper or a warehouse. */
record ShopRequest(String method, String path, String body, String idempotencyKey, int waitSeconds)
    implements ApiRequest {
  private static final int WAIT_SECONDS = 2;

  static ShopRequest hold(String item, String reservation, int seconds) {
    return new ShopRequest(
        "PUT",
        ApiRequest.reservationPath(item, reservation),
        "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":" + seconds + "}",
        "",
        0);
  }

  /** A confirm whose outcome is waited for, or not. */
  static ShopRequest confirm(String item, String reservation, boolean waits) {
    return new ShopRequest(
        "POST",
        ApiRequest.reservationPath(item, reservation) + "/confirm",
        "{}",
        "",
        waits ? WAIT_SECONDS : 0);
  }

  static ShopRequest receive(String item, String key) {
    return new ShopRequest(
        "POST",
        "/items/" + item + "/stock",
        "{\"kind\":\"received\",\"quantity\":1}",
        key,
        WAIT_SECONDS);
  }

  static ShopRequest get(String path) {
    return new ShopRequest("GET", path, "", "", 0);
  }
}
