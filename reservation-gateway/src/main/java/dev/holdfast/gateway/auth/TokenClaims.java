package dev.holdfast.gateway.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.holdfast.domain.IdGrammar;
import dev.holdfast.gateway.http.CartScope;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the claims of a token say about its holder. The token has been verified. */
final class TokenClaims {
  private final OidcConfig config;

  TokenClaims(OidcConfig config) {
    this.config = config;
  }

  /** Empty if the token is bound to something that can't be a cart or a customer. */
  Optional<Principal> principal(JWTClaimsSet claims) {
    String name = "token " + claims.getSubject();
    Set<Role> roles = roles(claims);
    if (roles.contains(Role.OPERATOR) || !config.isBinding()) {
      return Optional.of(new Principal(name, roles, CartScope.ALL));
    }
    Optional<Object> cart = config.cartClaim().flatMap(claim -> value(claims, claim));
    Optional<Object> customer = config.customerClaim().flatMap(claim -> value(claims, claim));
    if (cart.isEmpty() && customer.isEmpty()) {
      // A shopper's token that lacks the claim would else be good for everybody's carts.
      roles.remove(Role.STOREFRONT);
      return Optional.of(new Principal(name, roles, CartScope.ALL));
    }
    return (cart.isPresent()
            ? cart.flatMap(TokenClaims::id).map(CartScope::cart)
            : customer
                .flatMap(TokenClaims::id)
                .filter(id -> id.indexOf(':') < 0)
                .map(CartScope::customer))
        .map(scope -> new Principal(name, roles, scope));
  }

  private static Optional<String> id(Object value) {
    return value instanceof String text && IdGrammar.mayBeChosen(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Words that are no roles of ours are those of others. */
  private Set<Role> roles(JWTClaimsSet claims) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Object value = value(claims, config.rolesClaim()).orElse("");
    Collection<?> words =
        value instanceof Collection<?> list
            ? list
            : Arrays.asList(value.toString().strip().split("\\s+", -1));
    words.forEach(word -> Role.named(String.valueOf(word)).ifPresent(roles::add));
    return roles;
  }

  /** A claim of this very name; else, along the dots in it, one within another. */
  private static Optional<Object> value(JWTClaimsSet claims, String name) {
    Object whole = claims.getClaim(name);
    if (whole != null) {
      return Optional.of(whole);
    }
    Object at = claims.getClaims();
    for (String step : name.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return Optional.ofNullable(at);
  }
}
