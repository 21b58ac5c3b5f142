package dev.holdfast.proof.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.SelfSignedServer;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway behind HTTPS, with a certificate for 127.0.0.1 and no other name. */
class TlsTest {
  private final ApiThread thread = new ApiThread("test");
  @TempDir private Path folder;
  private SelfSignedServer gateway;

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
    gateway = new SelfSignedServer(folder, "{}");
  }

  @AfterEach
  void end() {
    thread.close();
    gateway.close();
  }

  private int status(GatewayAddress address) throws Exception {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    new ApiClient(thread, List.of(address), 0, Duration.ofSeconds(10))
        .send(new Get("/"), status::complete);
    return status.get(20, TimeUnit.SECONDS);
  }

  private URI url(String host) {
    return URI.create(gateway.url().replace("127.0.0.1", host));
  }

  private GatewayAddress trusting(String host) throws Exception {
    return GatewayAddress.of(
        url(host), 443, SslContextBuilder.forClient().trustManager(gateway.pem.toFile()).build());
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
