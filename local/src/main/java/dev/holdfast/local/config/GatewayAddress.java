package dev.holdfast.local.config;

import dev.holdfast.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where the launcher reaches the gateway that it starts, and whom it trusts there: over TLS the
 * certificate that the gateway was given, and no other.
 */
public final class GatewayAddress {
  private static final Setting BIND = Setting.HOLDFAST_BIND;
  private static final Setting CERTIFICATE = Setting.HOLDFAST_TLS_CERTIFICATE;

  private GatewayAddress() {}

  /**
   * @param settings of the gateway
   */
  public static URI of(Map<String, String> settings, int port) {
    String host = host(settings);
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    String scheme = certificate(settings).isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + name + ":" + port);
  }

  /**
   * The name to call it by.
   *
   * @param settings of the gateway
   * @throws ConfigException if the certificate is good for none of its names on this machine
   */
  static String host(Map<String, String> settings) {
    List<String> names = names(settings.getOrDefault(BIND.name(), BIND.byDefault()));
    Optional<Path> certificate = certificate(settings);
    if (certificate.isEmpty()) {
      return names.get(0);
    }
    Set<String> certified = names(chain(certificate.get()).get(0));
    return names.stream()
        .filter(certified::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "%s must be good for %s, by which the launcher calls the gateway, and is for %s"
                        .formatted(CERTIFICATE, String.join(" or ", names), certified)));
  }

  private static List<String> names(String bind) {
    List<String> everywhere = List.of(BIND.byDefault(), "localhost");
    try {
      boolean isEverywhere = InetAddress.getByName(bind).isAnyLocalAddress();
      return isEverywhere || everywhere.contains(bind) ? everywhere : List.of(bind);
    } catch (UnknownHostException e) {
      return List.of(bind);
    }
  }

  private static Optional<Path> certificate(Map<String, String> settings) {
    return Optional.ofNullable(settings.get(CERTIFICATE.name())).map(Path::of);
  }

  private static List<X509Certificate> chain(Path file) {
    try {
      byte[] pem = Files.readAllBytes(file);
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        chain.add((X509Certificate) each);
      }
      if (chain.isEmpty()) {
        throw new ConfigException(CERTIFICATE + " holds no certificate: " + file);
      }
      return chain;
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(CERTIFICATE + " can't be read as PEM certificates: " + e);
    }
  }

  /** The hosts and addresses that a certificate is for. */
  private static Set<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream().map(name -> name.get(1).toString()).collect(Collectors.toSet());
    } catch (CertificateParsingException e) {
      throw new ConfigException(CERTIFICATE + " has names that can't be read: " + e.getMessage());
    }
  }

  /**
   * A client that speaks to it and to nobody else.
   *
   * @param settings of the gateway
   */
  public static HttpClient client(Map<String, String> settings) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .proxy(HttpClient.Builder.NO_PROXY);
    certificate(settings).ifPresent(file -> client.sslContext(trusting(chain(file))));
    return client.build();
  }

  private static SSLContext trusting(List<X509Certificate> chain) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate each : chain) {
        store.setCertificateEntry(each.getSerialNumber().toString(), each);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every Java keeps certificates in memory", e);
    }
  }
}
