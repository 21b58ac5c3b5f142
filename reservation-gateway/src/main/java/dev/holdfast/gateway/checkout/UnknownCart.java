package dev.holdfast.gateway.checkout;

import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;

/** That no open hold of a cart is known. */
final class UnknownCart {
  private UnknownCart() {}

  static Problem problem() {
    return new Problem(
        ProblemType.UNKNOWN_CART,
        "No open hold of this cart is known. One placed a moment ago may not show yet: name its"
            + " item and reservation in lines.");
  }
}
