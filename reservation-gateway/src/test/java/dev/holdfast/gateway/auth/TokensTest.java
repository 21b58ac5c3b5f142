package dev.holdfast.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.gateway.http.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens of a real issuer, good and bad. */
class TokensTest extends IssuedTokens {
  @Test
  void bothAlgorithmsAreGoodByTheirOwnKeys() {
    for (var key : List.of(RSA, EC)) {
      assertThat(known(Issuer.sign(key, issuer.claims("storefront").build())).roles())
          .containsExactly(Role.STOREFRONT);
    }
  }

  @Test
  void whatIsSaidOtherwiseIsRefused() {
    assertRefused(issuer.claims("operator").issuer("http://127.0.0.1:1"), "another issuer");
    assertRefused(issuer.claims("operator").audience("another"), "another audience");
    assertRefused(issuer.claims("operator").audience(List.of()), "another audience");
    assertRefused(issuer.claims("operator").expirationTime(null), "expired");
    assertRefused(issuer.claims("operator").expirationTime(in(-31)), "expired");
    assertRefused(issuer.claims("operator").notBeforeTime(in(60)), "not valid yet");
    assertRefused(issuer.claims("operator").subject(null), "whose it is");
  }

  @Test
  void clocksMayDifferByHalfAMinute() {
    known(Issuer.sign(RSA, issuer.claims("operator").expirationTime(in(-20)).build()));
    known(Issuer.sign(RSA, issuer.claims("operator").notBeforeTime(in(20)).build()));
  }

  @Test
  void unsignedTokensAreRefused() {
    String unsigned = new PlainJWT(issuer.claims("operator").build()).serialize();

    assertThat(refusal(unsigned)).contains("not signed by RS256 or ES256");
    assertThat(refusal("a.b.c")).contains("neither");
    assertThat(refusal("")).contains("neither");
  }

  @Test
  void claimsOfOtherTypesAreSaidToBeSo() throws JOSEException {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(),
            new Payload("{\"exp\":\"tomorrow\"}"));
    token.sign(new RSASSASigner(RSA));

    assertThat(refusal(token.serialize())).contains("exp must be a number");
  }

  @Test
  void aPublicKeyTakenForASecretSignsNothing() throws JOSEException {
    for (byte[] secret :
        List.of(
            RSA.toRSAPublicKey().getEncoded(),
            RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
              issuer.claims("operator").build());
      token.sign(new MACSigner(secret));

      assertThat(refusal(token.serialize())).contains("not signed by RS256 or ES256");
    }
  }

  @Test
  void aKeyOfAnotherUnderAKnownNameSignsNothing() {
    RSAKey forged = new RSAKey.Builder(OTHER).keyID("first").build();

    assertThat(refusal(Issuer.sign(forged, issuer.claims("operator").build())))
        .contains("signature is not its issuer's");
  }

  @Test
  void changedClaimsAreRefused() {
    String[] one = Issuer.sign(RSA, issuer.claims("storefront").build()).split("\\.", -1);
    String[] other = Issuer.sign(RSA, issuer.claims("operator").build()).split("\\.", -1);

    assertThat(refusal(one[0] + "." + other[1] + "." + one[2])).contains("signature");
  }

  @Test
  void aRememberedTokenEndsWithItsTime() {
    String token = Issuer.sign(RSA, issuer.claims("operator").build());
    known(token);

    later.set(Duration.ofSeconds(631).toMillis());

    assertThat(refusal(token)).contains("expired");
  }

  @Test
  void rolesStandWhereTheSettingSays() {
    assertThat(rolesBy("realm_access.roles", Map.of("roles", List.of("warehouse", "cook"))))
        .containsExactly(Role.WAREHOUSE);
    tokens = tokens(config("https://shop.example/roles", Optional.empty(), Optional.empty()));
    assertThat(
            known(
                    Issuer.sign(
                        RSA,
                        issuer
                            .claims()
                            .claim("https://shop.example/roles", "storefront  operator")
                            .build()))
                .roles())
        .containsExactlyInAnyOrder(Role.STOREFRONT, Role.OPERATOR);
    assertThat(known(Issuer.sign(RSA, issuer.claims("operator").build())).roles()).isEmpty();
  }

  @Test
  void aTokenThatIsToBeBoundAndIsNotIsNoStorefronts() {
    tokens = tokens(config("roles", Optional.of("cart"), Optional.of("customer")));

    assertThat(known(Issuer.sign(RSA, issuer.claims("storefront").build())).roles()).isEmpty();
    assertThat(
            known(Issuer.sign(RSA, issuer.claims("storefront").claim("cart", "c1").build()))
                .scope()
                .isAll())
        .isFalse();
    assertThat(known(Issuer.sign(RSA, issuer.claims("operator").build())).scope().isAll()).isTrue();
    for (Object cart : List.of(7, "a b", "", List.of("c1"))) {
      assertRefused(issuer.claims("storefront").claim("cart", cart), "can't be a cart");
    }
    assertRefused(issuer.claims("storefront").claim("customer", "a:b"), "can't be a cart");
  }

  private List<Role> rolesBy(String claim, Map<String, Object> access) {
    tokens = tokens(config(claim, Optional.empty(), Optional.empty()));
    return List.copyOf(
        known(Issuer.sign(RSA, issuer.claims().claim("realm_access", access).build())).roles());
  }

  private OidcConfig config(String roles, Optional<String> cart, Optional<String> customer) {
    return issuer.config(roles, cart, customer);
  }

  private void assertRefused(JWTClaimsSet.Builder claims, String why) {
    assertThat(refusal(Issuer.sign(RSA, claims.build()))).contains(why);
  }
}
