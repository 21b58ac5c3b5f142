package dev.holdfast.gateway.tls;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** By which names and addresses callers take a certificate. */
public final class CertificateNames {
  private CertificateNames() {}

  /**
   * The names that a certificate is no longer for: whoever calls by one refuses it.
   *
   * @param before what {@link PemKeyStore} has read
   * @param after the same, later
   */
  public static Set<String> lost(KeyStore before, KeyStore after) {
    Set<String> lost = of(before);
    lost.removeAll(of(after));
    return lost;
  }

  private static Set<String> of(KeyStore store) {
    try {
      X509Certificate certificate = (X509Certificate) store.getCertificate(PemKeyStore.ALIAS);
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      Set<String> all = new TreeSet<>();
      if (names != null) {
        names.forEach(name -> all.add(name.get(1).toString()));
      }
      return all;
    } catch (KeyStoreException e) {
      throw new IllegalStateException("a store that was just loaded", e);
    } catch (CertificateParsingException e) {
      return new TreeSet<>();
    }
  }
}
