package dev.holdfast.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys of an issuer that change, that nobody knows, or that cannot be had. */
class IssuerKeysTest extends IssuedTokens {
  @Test
  void aRotatedKeyIsGoodAtOnceAndTheFormerNoMore() {
    String before = Issuer.sign(RSA, issuer.claims("operator").build());
    known(before);
    issuer.rotate(OTHER);
    later.set(11_000);

    known(Issuer.sign(OTHER, issuer.claims("operator").build()));
    assertThat(refusal(before)).contains("does not have");
  }

  /** They are signed before: what is to be seen within ten seconds should not take them itself. */
  @Test
  void tokensOfUnknownKeysCauseOneFetchInTenSeconds() {
    List<String> unknown = IntStream.range(0, 500).mapToObj(this::ofUnknownKey).toList();
    known(Issuer.sign(RSA, issuer.claims("operator").build()));
    int before = issuer.fetches.get();

    unknown.forEach(token -> assertThat(refusal(token)).contains("does not have"));
    assertThat(issuer.fetches.get()).isEqualTo(before);

    later.set(11_000);
    unknown.forEach(this::refusal);
    assertThat(issuer.fetches.get()).isEqualTo(before + 1);
  }

  @Test
  void aKeyThatCannotBeReadOrIsTooShortHidesNoOther() throws Exception {
    issuer.say(
        "{\"keys\":[7,{\"kty\":\"RSA\",\"kid\":\"q\"},{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"},%s,%s]}"
            .formatted(shortKey(), RSA.toPublicJWK()));

    known(Issuer.sign(RSA, issuer.claims("operator").build()));
    RSAKey named = new RSAKey.Builder(RSA).keyID("short").build();
    assertThat(refusal(Issuer.sign(named, issuer.claims("operator").build())))
        .contains("does not have");
  }

  private static JWK shortKey() throws Exception {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(1_024);
    RSAPublicKey key = (RSAPublicKey) pairs.generateKeyPair().getPublic();
    return new RSAKey.Builder(key).keyID("short").build();
  }

  @Test
  void anIssuerThatSuddenlyHasNoKeyIsOneThatIsAway() {
    String token = longLived();
    known(token);
    issuer.say("{\"keys\":[]}");

    later.set(Duration.ofHours(1).toMillis());
    tokens.refresh().toCompletableFuture().join();

    known(token);
  }

  @Test
  void whileTheIssuerIsAwayItsKeysAreGoodForADay() {
    String token = longLived();
    known(token);
    issuer.goAway();

    later.set(Duration.ofHours(23).toMillis());
    tokens.refresh().toCompletableFuture().join();
    known(token);

    later.set(Duration.ofHours(25).toMillis());
    assertThat(find(token)).isInstanceOf(Finding.KeysAway.class);

    issuer.comeBack();
    later.addAndGet(11_000);
    known(token);
  }

  @Test
  void anIssuerThatHasNeverAnsweredLeavesNothingToDecideBy() {
    issuer.goAway();

    assertThat(find(longLived())).isInstanceOf(Finding.KeysAway.class);
    assertThat(find(longLived())).isInstanceOf(Finding.KeysAway.class);
  }

  private String ofUnknownKey(int i) {
    RSAKey unknown = new RSAKey.Builder(OTHER).keyID("unknown" + i).build();
    return Issuer.sign(unknown, issuer.claims("operator").build());
  }

  private String longLived() {
    return Issuer.sign(RSA, issuer.claims("operator").expirationTime(in(48 * 3600)).build());
  }
}
