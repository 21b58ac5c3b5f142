package dev.holdfast.gateway.fleet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.gateway.fleet.NotTakenException;
import dev.holdfast.gateway.fleet.Pace;
import dev.holdfast.gateway.fleet.Peers.Outcome;
import dev.holdfast.gateway.fleet.Peers.Reply;
import dev.holdfast.gateway.fleet.TakeHandOver;
import dev.holdfast.gateway.fleet.Yields;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.StockLevel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gateways over real HTTP: what one wants, the other decides. */
class HandOverTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String OWN = "http://127.0.0.1:9";

  private final SystemTimekeeper time = new SystemTimekeeper("test", System::currentTimeMillis);
  private final List<ReserveRequest> decided = new ArrayList<>();
  private final List<ReserveAnswer> answers = new ArrayList<>();
  private final FleetServer server = server(SECRET);
  private final HttpPeers peers = peers(SECRET);

  private FleetServer server(String secret) {
    return new FleetServer(
        "127.0.0.1",
        new FleetConfig("http://127.0.0.1:8", 0, new FleetSecret(secret)),
        new TakeHandOver(
            new Yields("http://127.0.0.1:8", Pace.USUAL, time),
            wanted -> {
              decided.add(wanted);
              return CompletableFuture.completedFuture(answers.get(decided.size() - 1));
            },
            time));
  }

  private HttpPeers peers(String secret) {
    return new HttpPeers(new FleetConfig(OWN, 0, new FleetSecret(secret)), Pace.USUAL, time);
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    peers.close();
    time.close();
  }

  private String address() {
    return "http://127.0.0.1:" + server.port();
  }

  private static ReserveRequest wanted(String id) {
    return new ReserveRequest("mug", id, "cart", 3, OptionalInt.of(60))
        .in("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .as(Part.IN_TURN)
        .patientFor(17);
  }

  private static Hold hold(String id) {
    return Hold.newBuilder()
        .setItem("mug")
        .setReservation(id)
        .setCart("cart")
        .setQuantity(3)
        .setConfirmedQuantity(0)
        .setStatus(HoldStatus.held)
        .setPlacedSeq(7)
        .setPlacedAt(1)
        .setExpiresAt(61)
        .setSeq(7)
        .setAt(1)
        .setDuplicates(List.of())
        .build();
  }

  @Test
  void whatIsHandedOverComesBackAsItWasDecided() {
    StockLevel level = Levels.empty("mug");
    answers.addAll(
        List.of(
            new ReserveAnswer.Placed(hold("r0")),
            new ReserveAnswer.Repeated(hold("r1")),
            new ReserveAnswer.Reused(),
            new ReserveAnswer.Refused(Refusal.SOLD_OUT, level, OptionalLong.of(5)),
            new ReserveAnswer.Refused(Refusal.UNKNOWN_ITEM, level),
            new ReserveAnswer.Scarce()));
    List<ReserveRequest> wanted = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      wanted.add(wanted("r" + i));
    }
    Reply reply = peers.handOver(address(), wanted).toCompletableFuture().join();

    assertThat(reply.outcomes()).isEqualTo(answers.stream().map(Outcome.Decided::new).toList());
    assertThat(reply.winner()).isEmpty();
    assertThat(decided).usingRecursiveComparison().isEqualTo(wanted);
  }

  @Test
  void whoIsNotThereHasTakenNothing() {
    assertThatThrownBy(
            peers.handOver("http://127.0.0.1:1", List.of(wanted("r1"))).toCompletableFuture()::join)
        .hasCauseInstanceOf(NotTakenException.class);
  }

  @Test
  void anotherSecretIsTurnedAwayBeforeAnythingIsRead() {
    try (HttpPeers stranger = peers("another-secret-of-32-characters-")) {
      assertThatThrownBy(
              stranger.handOver(address(), List.of(wanted("r1"))).toCompletableFuture()::join)
          .hasCauseInstanceOf(NotTakenException.class)
          .hasMessageContaining("401");
    }
    assertThat(decided).isEmpty();
  }

  /** An answer to one request is none to another, and none without the secret is believed. */
  @Test
  void aSignatureIsOfOneRequestOrOneAnswer() {
    FleetSecret secret = new FleetSecret(SECRET);
    byte[] body = {1};
    assertThat(secret.signAnswer(secret.signRequest(body), body))
        .isNotEqualTo(secret.signRequest(body))
        .isNotEqualTo(secret.signAnswer(secret.signRequest(new byte[] {2}), body));
    assertThat(secret.toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00"})
  void withoutASignatureNothingIsTaken(String signature) throws Exception {
    byte[] body = HandOverBytes.request("b1", OWN, time.now(), List.of(wanted("r1")));
    assertThat(post("/hand-over", signature, body)).isEqualTo(401);
    assertThat(decided).isEmpty();
  }

  @Test
  void whatIsSignedAndIsNoHandOverIsRefused() throws Exception {
    byte[] body = {1, 2, 3};
    assertThat(post("/hand-over", new FleetSecret(SECRET).signRequest(body), body)).isEqualTo(400);
    byte[] tooLong = new byte[HandOverBytes.BYTES_MAX + 1];
    assertThat(post("/hand-over", new FleetSecret(SECRET).signRequest(tooLong), tooLong))
        .isEqualTo(400);
    assertThat(post("/items", new FleetSecret(SECRET).signRequest(body), body)).isEqualTo(404);
  }

  private int post(String path, String signature, byte[] body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path)).POST(BodyPublishers.ofByteArray(body));
    if (!signature.isEmpty()) {
      request.header(FleetSecret.HEADER, signature);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static Optional<FleetConfig> config(String... settings) {
    Properties properties = new Properties();
    for (int i = 0; i < settings.length; i += 2) {
      properties.setProperty(settings[i], settings[i + 1]);
    }
    ConfigReader reader = ConfigReader.of(properties);
    Optional<FleetConfig> read = FleetConfig.read(reader);
    reader.check("is no setting");
    return read;
  }

  @Test
  void withoutAnAddressThereIsNoFleet() {
    assertThat(config()).isEmpty();
    assertThat(
            config(
                    "HOLDFAST_FLEET_ADDRESS",
                    "http://10.0.3.17:7071",
                    "HOLDFAST_FLEET_SECRET",
                    SECRET)
                .map(FleetConfig::address))
        .contains("http://10.0.3.17:7071");
  }

  @Test
  void anAddressWithoutASecretOrAShortOneEndsTheStartAndTellsNothingOfIt() {
    assertThatThrownBy(() -> config("HOLDFAST_FLEET_ADDRESS", "http://10.0.3.17:7071"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("HOLDFAST_FLEET_SECRET");
    assertThatThrownBy(() -> config("HOLDFAST_FLEET_SECRET", SECRET))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(
            () ->
                config(
                    "HOLDFAST_FLEET_ADDRESS", "http://h:1", "HOLDFAST_FLEET_SECRET", "too-short"))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("too-short");
  }
}
