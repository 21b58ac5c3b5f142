package dev.holdfast.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.holdfast.gateway.http.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

/** A real issuer's tokens, and who looks at them; time is the test's. */
abstract class IssuedTokens {
  static final RSAKey RSA = Issuer.rsa("first");
  static final ECKey EC = Issuer.ec("second");
  static final RSAKey OTHER = Issuer.rsa("other");
  final Issuer issuer = new Issuer(RSA, EC);
  final AtomicLong later = new AtomicLong();
  Tokens tokens = tokens(issuer.config());

  @AfterEach
  void end() {
    issuer.close();
  }

  Tokens tokens(OidcConfig config) {
    return new Tokens(
        config,
        new Jwks(config)::fetch,
        () -> System.currentTimeMillis() + later.get(),
        () -> System.nanoTime() + Duration.ofMillis(later.get()).toNanos());
  }

  static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  Principal known(String token) {
    Finding finding = find(token);
    assertThat(finding).isInstanceOf(Finding.Known.class);
    return ((Finding.Known) finding).principal();
  }

  String refusal(String token) {
    Finding finding = find(token);
    assertThat(finding).isInstanceOf(Finding.Refused.class);
    return ((Finding.Refused) finding).why();
  }

  Finding find(String token) {
    return tokens.find(token).toCompletableFuture().join();
  }
}
