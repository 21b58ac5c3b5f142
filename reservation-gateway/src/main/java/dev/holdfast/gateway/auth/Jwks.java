package dev.holdfast.gateway.auth;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
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

  private static JWKSet keys(String text) {
    try {
      return JWKSet.parse(text).toPublicJWKSet();
    } catch (ParseException e) {
      throw failure("what should be keys can't be read");
    }
  }

  private static IllegalStateException failure(String what) {
    return new IllegalStateException(what);
  }
}
