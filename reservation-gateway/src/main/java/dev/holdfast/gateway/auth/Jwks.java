package dev.holdfast.gateway.auth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Fetches an issuer's public keys, by its discovery document unless it is known where they are.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect
 *     Discovery</a>
 */
final class Jwks {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  /** A request, from its begin to its last byte. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  /** Shorter ones are not to be used (RFC 7518, section 3.3). */
  private static final int RSA_BITS_MIN = 2_048;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(ANSWER_MAX)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final OidcConfig config;

  Jwks(OidcConfig config) {
    this.config = config;
  }

  /** All keys as they are now; fails within seconds if they can't be had. */
  CompletionStage<JWKSet> fetch() {
    CompletionStage<URI> address =
        config.keys().isPresent()
            ? CompletableFuture.completedStage(config.keys().get())
            : get(discovery()).thenApply(this::addressOfKeys);
    return address.thenCompose(this::get).thenApply(Jwks::keys);
  }

  /** An issuer's name may end with a slash, which is not doubled. */
  private URI discovery() {
    return URI.create(config.issuer().replaceFirst("/$", "") + DISCOVERY);
  }

  private CompletableFuture<String> get(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER_MAX).build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            answer -> {
              if (answer.statusCode() != 200) {
                throw failure(address + " answers " + answer.statusCode());
              }
              return answer.body();
            });
  }

  private URI addressOfKeys(String discovery) {
    try {
      Map<String, Object> said = JSONObjectUtils.parse(discovery);
      if (!config.issuer().equals(said.get("issuer"))) {
        throw failure("the discovery document is another issuer's");
      }
      return JSONObjectUtils.getURI(said, "jwks_uri");
    } catch (ParseException e) {
      throw failure("the discovery document can't be read");
    }
  }

  /**
   * Those that can be used. One that this side does not understand is passed over, as RFC 7517
   * (section 5) wants it; but an issuer that has none at all has a fault.
   */
  private static JWKSet keys(String text) {
    List<JWK> usable = new ArrayList<>();
    try {
      List<Object> keys = JSONObjectUtils.getJSONArray(JSONObjectUtils.parse(text), "keys");
      if (keys != null) {
        keys.forEach(member -> key(member).ifPresent(usable::add));
      }
    } catch (ParseException e) {
      throw failure("what should be keys can't be read");
    }
    if (usable.isEmpty()) {
      throw failure("there is no key for RS256 or ES256 among them");
    }
    return new JWKSet(usable);
  }

  private static Optional<JWK> key(Object member) {
    try {
      @SuppressWarnings("unchecked") // What is no such map is no key.
      JWK key = JWK.parse((Map<String, Object>) member).toPublicJWK();
      boolean isWeak = key instanceof RSAKey rsa && rsa.size() < RSA_BITS_MIN;
      return isWeak ? Optional.empty() : Optional.ofNullable(key);
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static IllegalStateException failure(String what) {
    return new IllegalStateException(what);
  }
}
