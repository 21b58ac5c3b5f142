package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.config.ConfigException;
import dev.holdfast.gateway.health.Metrics;
import dev.holdfast.gateway.reload.Reloader;
import dev.holdfast.gateway.tls.CertificateDates;
import dev.holdfast.gateway.tls.CertificateNames;
import dev.holdfast.gateway.tls.PemKeyStore;
import dev.holdfast.gateway.tls.ServerTls;
import dev.holdfast.gateway.tls.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server asked over TLS, with certificates of the test's. */
class TlsTest {
  private static final String PASSWORD = "password";

  @TempDir private Path folder;

  @Test
  void aCertificateIsServedAndReplacedWithoutARestart() throws Exception {
    TlsFiles files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    Certificate first = write(files, "RSA");
    SecurityConfig config =
        new SecurityConfig(
            "127.0.0.1", false, List.of(), Optional.empty(), Optional.of(files), List.of(), 0);
    try (Security security = new Security(config);
        HttpServer server =
            new HttpServer(
                security.listener(0),
                security.edge(HttpLimits.USUAL),
                (settings, threads) ->
                    new Routes(settings, new Metrics(), threads).addOnly(List.of()))) {
      server.start();
      URI live = server.address().resolve("/live");
      assertThat(live.getScheme()).isEqualTo("https");

      HttpResponse<String> answer = ask(live, first);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();

      Certificate second = write(files, "EC");
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> ask(live, second).statusCode() == 200);
      assertThatThrownBy(() -> ask(live, first)).isInstanceOf(IOException.class);
    }
  }

  /** A reload may come at once, on another thread: the server's start must find nothing to do. */
  @Test
  void whatIsReloadedHasStartedBeforeTheServer() throws Exception {
    TlsFiles files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    write(files, "EC");
    try (Reloader reloader = new Reloader();
        ServerConnector connector =
            new ServerTls(files, reloader).connector(new Server(), new HttpConfiguration())) {
      SslConnectionFactory tls = connector.getConnectionFactory(SslConnectionFactory.class);
      assertThat(tls.getSslContextFactory().isStarted()).isTrue();
    }
  }

  @Test
  void filesThatDoNotBelongTogetherAreNamed() throws Exception {
    TlsFiles one = new TlsFiles(folder.resolve("one.crt"), folder.resolve("one.key"));
    TlsFiles other = new TlsFiles(folder.resolve("other.crt"), folder.resolve("other.key"));
    write(one, "EC");
    write(other, "EC");

    assertFault(new TlsFiles(one.certificate(), other.key()), "is not the key of");
    assertFault(new TlsFiles(one.key(), one.key()), "one.key");
    assertFault(new TlsFiles(one.certificate(), one.certificate()), "BEGIN PRIVATE KEY");
    assertFault(new TlsFiles(folder.resolve("none"), one.key()), "none");
  }

  /** Made here it is good for 90 days. */
  @Test
  void aCertificateThatCallersRefuseOrSoonWillIsToldOf() throws Exception {
    TlsFiles files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    write(files, "EC");
    KeyStore store = PemKeyStore.read(files);
    Instant now = Instant.now();

    assertThat(CertificateDates.trouble(store, now.plus(Duration.ofDays(75)))).isEmpty();
    assertThat(CertificateDates.trouble(store, now.plus(Duration.ofDays(77))))
        .hasValueSatisfying(said -> assertThat(said).startsWith("runs out at 20"));
    assertThat(CertificateDates.trouble(store, now.plus(Duration.ofDays(91))))
        .hasValueSatisfying(said -> assertThat(said).startsWith("ran out at 20"));
    assertThat(CertificateDates.trouble(store, now.minus(Duration.ofDays(1))))
        .hasValueSatisfying(said -> assertThat(said).startsWith("is not valid before 20"));
  }

  @Test
  void aCertificateForOtherNamesIsToldOf() throws Exception {
    TlsFiles files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    write(files, "EC");
    KeyStore before = PemKeyStore.read(files);
    write(files, "EC", "dns:shop.example,dns:localhost");
    KeyStore after = PemKeyStore.read(files);

    assertThat(CertificateNames.lost(before, after)).containsExactly("127.0.0.1");
    assertThat(CertificateNames.lost(after, before)).containsExactly("shop.example");
    assertThat(CertificateNames.lost(after, after)).isEmpty();
  }

  private static void assertFault(TlsFiles files, String said) {
    assertThatThrownBy(() -> PemKeyStore.read(files))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(said);
  }

  /** Makes a key and a certificate for it, and puts both where they are read from. */
  private Certificate write(TlsFiles files, String algorithm) throws Exception {
    return write(files, algorithm, "dns:localhost,ip:127.0.0.1");
  }

  private Certificate write(TlsFiles files, String algorithm, String names) throws Exception {
    Path made = Files.createTempDirectory(folder, "made").resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                made.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance(made.toFile(), PASSWORD.toCharArray());
    Certificate certificate = store.getCertificate("server");
    byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
    Files.writeString(files.key(), pem("PRIVATE KEY", key));
    Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
    return certificate;
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  private static HttpResponse<String> ask(URI address, Certificate trusted)
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    HttpClient client =
        HttpClient.newBuilder().sslContext(context).connectTimeout(Duration.ofSeconds(20)).build();
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
