package dev.holdfast.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import picocli.CommandLine.Option;

/**
 * Whose certificates a command takes that calls a gateway over TLS; as for the key, once for all.
 */
public final class TrustedCa {
  private static final String VARIABLE = "HOLDFAST_CA";

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "PEM file with the certificates to trust instead of Java's own: a shop's own authority, "
              + "or a gateway's self-signed one. Without, it is named by HOLDFAST_CA.")
  private Path file;

  /**
   * From now on this process trusts them, and nobody else.
   *
   * @param wrong makes the failure of what is wrong with the option
   */
  public void trust(Function<String, RuntimeException> wrong) {
    Path named = file == null ? fromEnvironment() : file;
    if (named == null) {
      return;
    }
    try {
      SSLContext.setDefault(context(named));
    } catch (IOException | GeneralSecurityException e) {
      throw wrong.apply("--ca: " + named + " can't be read as certificates in PEM");
    }
  }

  private static Path fromEnvironment() {
    String named = System.getenv().getOrDefault(VARIABLE, "");
    return named.isEmpty() ? null : Path.of(named);
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (Certificate certificate : certificates(file)) {
      trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream input = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(input);
      if (all.isEmpty()) {
        throw new IOException("no certificate");
      }
      return all;
    }
  }
}
