package dev.holdfast.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Verifies tokens as RFC 8725 advises: by algorithms that this side chooses and never by the
 * token's word, so that none is good unsigned, or signed with a public key taken for a secret.
 */
final class TokenCheck {
  /** By how much clocks may differ. */
  static final long SKEW_MILLIS = 30_000;

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final OidcConfig config;
  private final TokenClaims claims;

  TokenCheck(OidcConfig config) {
    this.config = config;
    this.claims = new TokenClaims(config);
  }

  /**
   * What a verified token comes to.
   *
   * @param until when it is good no longer, epoch milliseconds; 0 for what is not known to be good
   */
  record Checked(Finding finding, long until) {
    private static Checked refused(String why) {
      return new Checked(new Finding.Refused(why), 0);
    }
  }

  /**
   * @param keys of the issuer
   * @param now epoch milliseconds
   */
  Checked check(String token, JWKSet keys, long now) {
    try {
      JWT any = JWTParser.parse(token);
      return any instanceof SignedJWT signed
              && ALGORITHMS.contains(signed.getHeader().getAlgorithm())
          ? check(signed, keys, now)
          : Checked.refused("The token is not signed by RS256 or ES256.");
    } catch (ParseException | IllegalArgumentException e) {
      return Checked.refused("What stands after Bearer is neither an API key nor a token.");
    }
  }

  private Checked check(SignedJWT signed, JWKSet keys, long now) {
    List<JWK> candidates =
        new JWKSelector(JWKMatcher.forJWSHeader(signed.getHeader())).select(keys);
    if (candidates.isEmpty()) {
      return new Checked(new Finding.UnknownKey(), 0);
    }
    if (!isSignedByOneOf(candidates, signed)) {
      return Checked.refused("The token's signature is not its issuer's.");
    }
    try {
      return check(signed.getJWTClaimsSet(), now);
    } catch (ParseException e) {
      return Checked.refused("The token's claims are not of their types: exp must be a number.");
    }
  }

  private static boolean isSignedByOneOf(List<JWK> keys, SignedJWT token) {
    return keys.stream().anyMatch(key -> isSignedBy(key, token));
  }

  private static boolean isSignedBy(JWK key, SignedJWT token) {
    try {
      JWSVerifier verifier =
          token.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
              ? new RSASSAVerifier(key.toRSAKey())
              : new ECDSAVerifier(key.toECKey());
      return token.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }

  private Checked check(JWTClaimsSet said, long now) {
    if (!config.issuer().equals(said.getIssuer())) {
      return Checked.refused("The token is from another issuer.");
    }
    if (!said.getAudience().contains(config.audience())) {
      return Checked.refused("The token is for another audience.");
    }
    OptionalLong expires = millis(said.getExpirationTime());
    if (expires.isEmpty() || expires.getAsLong() + SKEW_MILLIS <= now) {
      return Checked.refused("The token has expired, or does not say when it will.");
    }
    OptionalLong begins = millis(said.getNotBeforeTime());
    if (begins.isPresent() && begins.getAsLong() - SKEW_MILLIS > now) {
      return Checked.refused("The token is not valid yet.");
    }
    if (said.getSubject() == null || said.getSubject().isBlank()) {
      return Checked.refused("The token does not say whose it is.");
    }
    return claims
        .principal(said)
        .map(
            principal ->
                new Checked(new Finding.Known(principal), expires.getAsLong() + SKEW_MILLIS))
        .orElseGet(() -> Checked.refused("The token is bound to what can't be a cart."));
  }

  private static OptionalLong millis(Date date) {
    return date == null ? OptionalLong.empty() : OptionalLong.of(date.toInstant().toEpochMilli());
  }
}
