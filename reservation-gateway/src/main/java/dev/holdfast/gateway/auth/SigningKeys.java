package dev.holdfast.gateway.auth;

import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Stages;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys as they were had last. They are fetched again now and then, and when a token
 * names one that is not among them; but however many such tokens there are, only one fetch is under
 * way, and none begins within ten seconds of the one before. If the issuer is away, its keys stay
 * good for a day.
 */
final class SigningKeys {
  static final Duration FETCH_EVERY = Duration.ofMinutes(5);
  static final Duration PAUSE = Duration.ofSeconds(10);
  static final Duration GOOD_FOR = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  private final Supplier<CompletionStage<JWKSet>> source;
  private final LongSupplier nanos;

  private JWKSet keys;
  private long fetchedAt;

  /** When the last fetch began; before the first one, so long ago that it does not count. */
  private long triedAt;

  private CompletableFuture<Void> underWay;

  /**
   * @param source fetches them
   */
  SigningKeys(Supplier<CompletionStage<JWKSet>> source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
    this.triedAt = nanos.getAsLong() - PAUSE.toNanos();
  }

  /** The same object until they are others; empty if they have not been had for too long. */
  synchronized Optional<JWKSet> now() {
    boolean isGood = keys != null && nanos.getAsLong() - fetchedAt < GOOD_FOR.toNanos();
    return isGood ? Optional.of(keys) : Optional.empty();
  }

  /** Ends when they are as new as they are to be had for now; never fails. */
  CompletionStage<Void> refresh() {
    CompletableFuture<Void> mine;
    synchronized (this) {
      if (underWay != null) {
        return underWay;
      }
      if (nanos.getAsLong() - triedAt < PAUSE.toNanos()) {
        return CompletableFuture.completedStage(null);
      }
      triedAt = nanos.getAsLong();
      mine = new CompletableFuture<>();
      underWay = mine;
    }
    var unused = Stages.of(source).whenComplete((fetched, failure) -> take(fetched, failure, mine));
    return mine;
  }

  private void take(JWKSet fetched, Throwable failure, CompletableFuture<Void> fetch) {
    synchronized (this) {
      underWay = null;
      if (failure == null) {
        keys = fetched.equals(keys) ? keys : fetched;
        fetchedAt = nanos.getAsLong();
      }
    }
    fetch.complete(null);
    if (failure != null) {
      LOG.warn(
          "The issuer's keys can't be fetched; those had before are good for {} h: {}",
          GOOD_FOR.toHours(),
          Optional.ofNullable(Causes.of(failure).getMessage())
              .orElseGet(() -> Causes.of(failure).toString()));
    }
  }
}
