package dev.holdfast.gateway.auth;

import dev.holdfast.gateway.http.Principal;

/** What a request's credentials come to. */
public sealed interface Finding {
  /** Who calls; nobody in particular if there are no credentials. */
  record Known(Principal principal) implements Finding {}

  /**
   * They are no good.
   *
   * @param why a sentence that does not quote them
   */
  record Refused(String why) implements Finding {}

  /** They name a signing key that is not known here; perhaps it is new. */
  record UnknownKey() implements Finding {}

  /** Nobody can say: the issuer's keys have not been had for too long. */
  record KeysAway() implements Finding {}
}
