package dev.holdfast.gateway.auth;

import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.reload.Reloader;
import dev.holdfast.key.ApiKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who calls: by API keys, which are reloaded, and by tokens of an OIDC issuer. */
public final class Authenticator {
  private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
  private static final String SCHEME = "bearer ";
  private static final Finding NOBODY = new Finding.Known(Principal.NOBODY);

  private final Optional<Tokens> tokens;
  private volatile ApiKeys keys;

  Authenticator(ApiKeys keys, Optional<Tokens> tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  /**
   * @param files of API keys
   * @throws dev.holdfast.config.ConfigException if they can't be read
   */
  public static Authenticator start(
      List<Path> files, Optional<OidcConfig> oidc, Reloader reloader) {
    Optional<Tokens> tokens =
        oidc.map(
            config ->
                new Tokens(
                    config, new Jwks(config)::fetch, System::currentTimeMillis, System::nanoTime));
    Authenticator authenticator = new Authenticator(ApiKeys.read(files), tokens);
    reloader.watch(files, () -> authenticator.take(ApiKeys.read(files), files));
    tokens.ifPresent(some -> reloader.every(SigningKeys.FETCH_EVERY, some::refresh));
    return authenticator;
  }

  /** Files without a key are what somebody leaves who revokes all. */
  private void take(ApiKeys read, List<Path> files) {
    if (read.isEmpty() && !keys.isEmpty()) {
      LOG.warn("There is no API key in {} any more: all are revoked", files);
    }
    keys = read;
  }

  /**
   * Never blocks, and has mostly ended when it returns.
   *
   * @param authorization all headers of this name, in full
   */
  public CompletionStage<Finding> find(List<String> authorization) {
    if (authorization.isEmpty()) {
      return CompletableFuture.completedStage(NOBODY);
    }
    String header = authorization.get(0);
    if (authorization.size() > 1 || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return refused("The header Authorization must be there once and begin with Bearer.");
    }
    String credential = header.substring(SCHEME.length()).strip();
    if (credential.startsWith(ApiKey.PREFIX)) {
      return keys.holder(credential)
          .<CompletionStage<Finding>>map(
              holder -> CompletableFuture.completedStage(new Finding.Known(holder)))
          .orElseGet(() -> refused("There is no such API key, or it has been revoked."));
    }
    return tokens
        .map(some -> some.find(credential))
        .orElseGet(() -> refused("What stands after Bearer is no API key."));
  }

  private static CompletionStage<Finding> refused(String why) {
    return CompletableFuture.completedStage(new Finding.Refused(why));
  }
}
