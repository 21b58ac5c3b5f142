package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.jwk.ECKey;
import dev.holdfast.gateway.auth.Issuer;
import dev.holdfast.gateway.auth.Keys;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.EventStream;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A gateway that checks who calls, over HTTP. */
class SecurityTest {
  private static final ECKey KEY = Issuer.ec("k");

  @TempDir static Path folder;
  private static World world;
  private static Issuer issuer;

  @BeforeAll
  static void open() {
    world = World.create(1);
    issuer = new Issuer(KEY);
  }

  @AfterAll
  static void close() {
    world.close();
    issuer.close();
  }

  private static Keys keys(String name) throws IOException {
    return new Keys(Files.createDirectory(folder.resolve(name)));
  }

  @Test
  void aKeyIsRevokedByRemovingItsLineAndNotByAFaultyFile() throws IOException {
    Keys keys = keys("revoked");
    Caller gateway = world.gateway(keys.config());
    Caller operator = gateway.by(keys.of(Role.OPERATOR));
    Caller shop = gateway.by(keys.of(Role.STOREFRONT));
    assertThat(shop.get("/items?id=a").status()).isEqualTo(200);

    keys.keep(Role.OPERATOR);
    await().until(() -> shop.get("/items?id=a").status() == 401);
    assertThat(operator.get("/items?id=a").status()).isEqualTo(200);

    Files.writeString(keys.file, "operator without-a-hash");
    Files.writeString(keys.file.resolveSibling("seen"), "");
    keys.keep(Role.STOREFRONT, Role.OPERATOR);
    await().until(() -> shop.get("/items?id=a").status() == 200);
  }

  @Test
  void aStreamEndsWhoseKeyIsRevoked() throws IOException {
    Keys keys = keys("stream");
    Caller gateway = world.gateway(keys.config());
    Caller operator = gateway.by(keys.of(Role.OPERATOR));
    await().until(() -> operator.get("/items").status() == 200);
    try (EventStream revoked =
            EventStream.by(keys.of(Role.STOREFRONT), gateway.port, "/streams/items");
        EventStream other =
            EventStream.by(keys.of(Role.OPERATOR), gateway.port, "/streams/items")) {
      await().until(() -> !revoked.comments.isEmpty());

      keys.keep(Role.OPERATOR);

      await().atMost(Duration.ofSeconds(30)).until(revoked::hasEnded);
      assertThat(other.hasEnded()).isFalse();
    }
  }

  @Test
  void whatIsNoBearerIsRefusedAndSoAreTwo() throws IOException {
    Keys keys = keys("odd");
    Caller gateway = world.gateway(keys.config());
    String good = "Bearer " + keys.of(Role.OPERATOR);

    assertThat(with(gateway, "Authorization", good).status()).isEqualTo(200);
    assertThat(with(gateway, "Authorization", "bEaReR  " + keys.of(Role.OPERATOR)).status())
        .isEqualTo(200);
    assertThat(with(gateway, "Authorization", "Basic b3BlcmF0b3I6").status()).isEqualTo(401);
    assertThat(with(gateway, "Authorization", good + "x").status()).isEqualTo(401);
    assertThat(with(gateway, "Authorization", good, "Authorization", good).status()).isEqualTo(401);
    assertThat(with(gateway, "Authorization", "Bearer a.b.c").status())
        .as("a token where there is no issuer")
        .isEqualTo(401);
  }

  private static Reply with(Caller gateway, String... headers) {
    return gateway.send(gateway.request("/items?id=a").headers(headers).GET());
  }

  @Test
  void whoAsksTooOftenHears429AndOthersAreServed() throws IOException {
    Keys keys = keys("often");
    Caller gateway = world.gateway(keys.config(Optional.empty(), List.of(), 5));
    Caller shop = gateway.by(keys.of(Role.STOREFRONT));

    Reply last = await().until(() -> shop.get("/items?id=a"), reply -> reply.status() == 429);

    assertThat(last.type()).isEqualTo("/problems/too-many-requests");
    assertThat(last.header("Retry-After")).isEqualTo("1");
    assertThat(last.header("RateLimit")).isEqualTo("\"caller\";r=0;t=1");
    assertThat(last.header("RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=1");
    Reply other = gateway.by(keys.of(Role.OPERATOR)).get("/items?id=a");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("RateLimit")).isEqualTo("\"caller\";r=4;t=1");
  }

  /** Behind a balancer all who bring nothing have its address, and so have its probes. */
  @Test
  void strangersWhoAskTooOftenDoNotMakeAGatewayLookDead() throws IOException {
    Caller gateway = world.gateway(keys("probes").config(Optional.empty(), List.of(), 5));

    await().until(() -> gateway.get("/items?id=a"), reply -> reply.status() == 429);

    for (int i = 0; i < 20; i++) {
      assertThat(gateway.get("/live").status()).isEqualTo(200);
      assertThat(gateway.get("/ready").status()).isNotEqualTo(429);
    }
  }

  @Test
  void pagesOnTheListAndNoOthersAreToldThatTheyMayCall() throws IOException {
    Keys keys = keys("pages");
    Caller gateway =
        world.gateway(keys.config(Optional.empty(), List.of("https://shop.example"), 0));

    Reply asked = preflight(gateway, "https://shop.example");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(asked.header("Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(asked.header("Access-Control-Allow-Methods")).contains("PUT");
    assertThat(asked.header("Access-Control-Allow-Credentials")).isNull();

    for (String other :
        List.of(
            "https://shop.example.evil", "https://shopXexample", "http://shop.example", "null")) {
      assertThat(preflight(gateway, other).header("Access-Control-Allow-Origin")).isNull();
    }
    Reply answer = with(gateway.by(keys.of(Role.OPERATOR)), "Origin", "https://shop.example");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(answer.header("Vary")).contains("Origin");
  }

  private static Reply preflight(Caller gateway, String origin) {
    return gateway.send(
        gateway
            .request("/items/mug/reservations/r1")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  @Test
  void everyAnswerTellsBrowsersToTrustItNoFurtherThanNeeded() throws IOException {
    Keys keys = keys("headers");
    Caller gateway = world.gateway(keys.config());

    for (String path : List.of("/live", "/docs", "/items?id=a", "/nothing", "/web/docs.js")) {
      Reply reply = gateway.get(path);
      assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Strict-Transport-Security")).isNull();
    }
  }

  @Test
  void neitherCredentialsNorCartsAreInLogsOrMetrics() throws IOException {
    Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    ListAppender<ILoggingEvent> written = new ListAppender<>();
    written.start();
    root.addAppender(written);
    Keys keys = keys("logs");
    String token = Issuer.sign(KEY, issuer.claims("storefront").build());
    Caller gateway = world.gateway(keys.config(Optional.of(issuer.config()), List.of(), 0));
    String cart = "cart-of-anna";
    world.receive("secret", 5);

    for (String credential : List.of(keys.of(Role.OPERATOR), token, token + "x", "hf_unknown")) {
      Caller caller = gateway.by(credential);
      caller.put("/items/secret/reservations/r1", "{\"cart\":\"" + cart + "\",\"quantity\":1}");
      caller.put(
          "/carts/" + cart + "/reservations/r2",
          "{\"lines\":[{\"item\":\"secret\",\"quantity\":1}]}");
      caller.put("/carts/" + cart + "/reservations/r3", "{\"lines\":7}");
      caller.get("/carts/" + cart);
    }
    Files.writeString(keys.file, keys.of(Role.OPERATOR) + "\n");
    await().until(() -> written.list.toString().contains("Not reloaded"));
    String metrics = gateway.by(keys.of(Role.OPERATOR)).get("/metrics").text();
    root.detachAppender(written);

    String log =
        written.list.stream()
            .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
            .collect(Collectors.joining("\n"));
    assertThat(metrics).contains("holdfast_requests");
    assertThat(log + metrics)
        .doesNotContain(
            cart, token, keys.of(Role.OPERATOR), keys.of(Role.STOREFRONT), "hf_unknown");
  }
}
