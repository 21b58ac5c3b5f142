package dev.holdfast.proof.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway behind HTTPS, with a certificate for 127.0.0.1 and no other name. */
class TlsTest {
  private static final String PASSWORD = "password";

  private final ApiThread thread = new ApiThread("test");
  @TempDir private Path folder;
  private HttpsServer server;
  private X509Certificate certificate;

  private record Get(String path) implements ApiRequest {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String body() {
      return "";
    }
  }

  @BeforeEach
  void serve() throws Exception {
    KeyStore keys = newKey();
    certificate = (X509Certificate) keys.getCertificate("gateway");
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  private KeyStore newKey() throws Exception {
    Path file = folder.resolve("keys");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-dname",
                "CN=gateway",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool").toFile())
            .start();
    assertThat(keytool.waitFor()).as(Files.readString(folder.resolve("keytool"))).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  @AfterEach
  void end() {
    thread.close();
    server.stop(0);
  }

  private int status(GatewayAddress address) throws Exception {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    new ApiClient(thread, List.of(address), 0, Duration.ofSeconds(10))
        .send(new Get("/"), status::complete);
    return status.get(20, TimeUnit.SECONDS);
  }

  private URI url(String host) {
    return URI.create("https://" + host + ":" + server.getAddress().getPort());
  }

  private GatewayAddress trusting(String host) throws Exception {
    return GatewayAddress.of(
        url(host), 443, SslContextBuilder.forClient().trustManager(certificate).build());
  }

  @Test
  void aGatewayWhoseCertificateIsTrustedIsAsked() throws Exception {
    assertThat(status(trusting("127.0.0.1"))).isEqualTo(200);
  }

  @Test
  void aGatewayWhoseCertificateIsForAnotherNameIsNot() throws Exception {
    assertThat(status(trusting("localhost"))).isEqualTo(ApiReply.NO_ANSWER);
  }

  @Test
  void aGatewayThatJavaDoesNotTrustIsNot() throws Exception {
    assertThat(status(GatewayAddress.of(url("127.0.0.1")))).isEqualTo(ApiReply.NO_ANSWER);
  }
}
