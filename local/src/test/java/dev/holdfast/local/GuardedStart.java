package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.GatewayAddress;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.local.part.OperatorKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A gateway that checks its callers, started by the launcher with all that can be set for it. */
final class GuardedStart {
  private static final String PATH = "/items?id=a";

  private final LocalConfig beside;
  private final Path folder;
  private HttpClient client;
  private LocalConfig config;

  /**
   * @param beside a running system, for its stores and its stream
   */
  GuardedStart(LocalConfig beside, Path folder) {
    this.beside = beside;
    this.folder = folder;
  }

  void check() throws Exception {
    String bind = secondLoopback();
    TlsPair tls = new TlsPair(folder, "ip:" + bind);
    KeyFile keys = new KeyFile(folder.resolve("keys"));
    try (TokenIssuer issuer = new TokenIssuer()) {
      Map<String, String> settings = new HashMap<>();
      settings.put("HOLDFAST_AUTH", "on");
      settings.put("HOLDFAST_BIND", bind);
      settings.put("HOLDFAST_KEYS", keys.path.toString());
      settings.put("HOLDFAST_TLS_CERTIFICATE", tls.certificate.toString());
      settings.put("HOLDFAST_TLS_KEY", tls.key.toString());
      settings.put("HOLDFAST_OIDC_ISSUER", issuer.name());
      settings.put("HOLDFAST_OIDC_AUDIENCE", "holdfast");
      settings.put("HOLDFAST_OIDC_JWKS", issuer.name() + "/keys");
      settings.put("HOLDFAST_OIDC_ROLES_CLAIM", "groups");
      settings.put("HOLDFAST_OIDC_CART_CLAIM", "basket");
      settings.put("HOLDFAST_CORS_ORIGINS", "https://shop.example");
      settings.put("HOLDFAST_CALLS_PER_SECOND", "77");
      settings.put("HOLDFAST_SHELF_ITEMS", "0");
      Path data = folder.resolve("data");
      try (LocalSystem system = GatewayBeside.start(beside, data, settings)) {
        config = system.config();
        client = GatewayAddress.client(config.gateway());
        assertThat(GatewayPart.endpoint(config).toString()).startsWith("https://" + bind + ":");
        assertThat(ask(PATH, "").statusCode()).isEqualTo(401);
        assertThat(ask(PATH, OperatorKey.in(data).text()).statusCode()).isEqualTo(200);
        theSettingsHold(keys, issuer);
      }
      assertThat(Files.readString(data.resolve("logs/gateway.log")))
          .doesNotContain(OperatorKey.in(data).text(), keys.of("storefront"));
    }
  }

  private void theSettingsHold(KeyFile keys, TokenIssuer issuer) throws Exception {
    HttpResponse<String> answer = ask(PATH, keys.of("storefront"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"caller\";q=77;w=1");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://shop.example");
    assertThat(ask("/items?q=a", keys.of("storefront")).statusCode()).as("no list").isEqualTo(501);

    String told = "\"aud\":\"holdfast\",\"groups\":[\"storefront\"]";
    String bound = issuer.token(told + ",\"basket\":\"c1\"");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(ask(PATH, bound).statusCode()).isEqualTo(200));
    assertThat(ask(PATH, issuer.token(told)).statusCode())
        .as("a token without the claim that binds it")
        .isEqualTo(403);
  }

  private HttpResponse<String> ask(String path, String credentials)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(GatewayPart.endpoint(config).resolve(path))
            .header("Origin", "https://shop.example");
    if (!credentials.isEmpty()) {
      request.header("Authorization", "Bearer " + credentials);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Linux has more than one; where there is one only, it must do. */
  private static String secondLoopback() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.2", 0));
      return "127.0.0.2";
    } catch (IOException onlyOne) {
      return "127.0.0.1";
    }
  }
}
