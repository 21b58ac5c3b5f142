package dev.holdfast.gateway.auth;

import java.net.URI;
import java.util.Optional;

/**
 * Whose tokens are good here, and what they say.
 *
 * @param issuer as `iss` has it, letter for letter; its discovery document says where its keys are
 * @param audience that `aud` must name
 * @param keys where the issuer's keys are, if it has no discovery document
 * @param rolesClaim the claim that has the roles; with dots, one within another
 * @param cartClaim the claim that has the cart a token is bound to
 * @param customerClaim the claim that has the customer a token is bound to
 */
public record OidcConfig(
    String issuer,
    String audience,
    Optional<URI> keys,
    String rolesClaim,
    Optional<String> cartClaim,
    Optional<String> customerClaim) {
  /** Whether storefronts' tokens must be bound to a cart or a customer. */
  boolean isBinding() {
    return cartClaim.isPresent() || customerClaim.isPresent();
  }
}
