package dev.holdfast.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.key.Sha256;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tokens of an OIDC issuer. A signature is verified once: what a token came to is remembered by its
 * hash, until it expires or the issuer's keys change.
 */
final class Tokens {
  /** A few hundred bytes each. */
  private static final int REMEMBERED_MAX = 50_000;

  /**
   * A token that was good.
   *
   * @param keys by which it was
   */
  private record Good(Finding finding, long until, JWKSet keys) {}

  private final Cache<ByteBuffer, Good> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  private final TokenCheck check;
  private final SigningKeys keys;
  private final LongSupplier clock;

  /**
   * @param source fetches the issuer's keys
   * @param clock epoch milliseconds
   */
  Tokens(
      OidcConfig config,
      Supplier<CompletionStage<JWKSet>> source,
      LongSupplier clock,
      LongSupplier nanos) {
    this.check = new TokenCheck(config);
    this.keys = new SigningKeys(source, nanos);
    this.clock = clock;
  }

  /** Fetches the issuer's keys, unless that was done just now. */
  CompletionStage<Void> refresh() {
    return keys.refresh();
  }

  CompletionStage<Finding> find(String token) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token));
    Optional<JWKSet> known = keys.now();
    Good before = remembered.getIfPresent(hash);
    if (before != null && isStillGood(before, known)) {
      return CompletableFuture.completedStage(before.finding());
    }
    Finding finding = check(token, hash, known);
    boolean isSure = finding instanceof Finding.Known || finding instanceof Finding.Refused;
    return isSure
        ? CompletableFuture.completedStage(finding)
        : keys.refresh().thenApply(done -> decided(check(token, hash, keys.now())));
  }

  @SuppressWarnings("ReferenceEquality") // equal sets are the same one, and this is asked often
  private boolean isStillGood(Good before, Optional<JWKSet> known) {
    return known.isPresent() && known.get() == before.keys() && clock.getAsLong() < before.until();
  }

  private Finding check(String token, ByteBuffer hash, Optional<JWKSet> known) {
    if (known.isEmpty()) {
      return new Finding.KeysAway();
    }
    TokenCheck.Checked checked = check.check(token, known.get(), clock.getAsLong());
    if (checked.finding() instanceof Finding.Known) {
      remembered.put(hash, new Good(checked.finding(), checked.until(), known.get()));
    }
    return checked.finding();
  }

  private static Finding decided(Finding finding) {
    return finding instanceof Finding.UnknownKey
        ? new Finding.Refused("The token is signed with a key that its issuer does not have.")
        : finding;
  }
}
