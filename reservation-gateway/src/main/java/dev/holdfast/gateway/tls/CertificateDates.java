package dev.holdfast.gateway.tls;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From when until when callers take a certificate. A server serves it at any time. */
public final class CertificateDates {
  /** Long enough for somebody to see it and get another one. */
  private static final Duration SOON = Duration.ofDays(14);

  private CertificateDates() {}

  /**
   * What is wrong with the dates of what {@link PemKeyStore} has read.
   *
   * @return a clause that the certificate is the subject of; empty if nothing is
   */
  public static Optional<String> trouble(KeyStore store, Instant now) {
    try {
      return trouble((X509Certificate) store.getCertificate(PemKeyStore.ALIAS), now);
    } catch (KeyStoreException e) {
      throw new IllegalStateException("a store that was just loaded", e);
    }
  }

  private static Optional<String> trouble(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return Optional.of("is not valid before " + from + ": callers refuse it until then");
    }
    if (now.isAfter(until)) {
      return Optional.of("ran out at " + until + ": callers refuse it, and need another");
    }
    return now.isAfter(until.minus(SOON))
        ? Optional.of("runs out at " + until + ": put another in its place before")
        : Optional.empty();
  }
}
