package dev.holdfast.proof.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiClientTest {
  private static final String FINE = RawGateway.answer(201, "", "{\"a\":\"ü\"}");

  private final ApiThread thread = new ApiThread("test");

  @AfterEach
  void endConnections() {
    thread.close();
  }

  private record Put(String path, String body) implements ApiRequest {
    @Override
    public String method() {
      return "PUT";
    }

    @Override
    public String idempotencyKey() {
      return body.isEmpty() ? "" : "key-1";
    }
  }

  private static final ApiRequest SOME = new Put("/a", "{}");

  private static ApiReply ask(ApiClient client, ApiRequest request) throws Exception {
    CompletableFuture<ApiReply> reply = new CompletableFuture<>();
    client.ask(request, reply::complete);
    return reply.get(20, TimeUnit.SECONDS);
  }

  private static int send(ApiClient client, ApiRequest request) throws Exception {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    client.send(request, status::complete);
    return status.get(20, TimeUnit.SECONDS);
  }

  private static RawGateway gateway(Function<String, String> script) throws IOException {
    return RawGateway.answering(script);
  }

  @Test
  void aRequestAndItsAnswerKeepEverySign() throws Exception {
    try (RawGateway gateway = gateway(line -> FINE)) {
      ApiReply reply =
          ask(ApiClient.to(thread, gateway.url()), new Put("/a/b?c=1", "{\"q\":\"ä€\"}"));

      assertThat(reply).isEqualTo(new ApiReply(201, "", "{\"a\":\"ü\"}"));
      assertThat(gateway.requests())
          .containsExactly(
              "PUT /a/b?c=1 HTTP/1.1\nHost: 127.0.0.1:%d\nIdempotency-Key: key-1\n"
                      .formatted(gateway.port())
                  + "Content-Type: application/json\nContent-Length: 13\n\n{\"q\":\"ä€\"}");
    }
  }

  @Test
  void whatIsEmptyIsNotSent() throws Exception {
    try (RawGateway gateway = gateway(line -> RawGateway.answer(503, "Retry-After: 7\r\n", ""))) {
      ApiReply reply = ask(ApiClient.to(thread, gateway.url()), new Put("/a", ""));

      assertThat(reply).isEqualTo(new ApiReply(503, "7", ""));
      assertThat(gateway.requests())
          .containsExactly("PUT /a HTTP/1.1\nHost: 127.0.0.1:" + gateway.port() + "\n\n");
    }
  }

  @Test
  void aConnectionIsUsedAgainAlsoByTheOneWhoHasJustHeard() throws Exception {
    try (RawGateway gateway = gateway(line -> FINE)) {
      ApiClient client = ApiClient.to(thread, gateway.url());
      CountDownLatch heard = new CountDownLatch(3);
      client.ask(
          SOME,
          first -> {
            heard.countDown();
            client.ask(
                SOME,
                second -> {
                  heard.countDown();
                  client.send(SOME, status -> heard.countDown());
                });
          });

      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(ask(client, SOME).status()).isEqualTo(201);
      assertThat(gateway.connections()).isEqualTo(1);
    }
  }

  @Test
  void withoutAFixedNumberEveryRequestUnderWayHasItsConnection() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    try (RawGateway gateway =
        gateway(
            line -> {
              both.countDown();
              await().until(() -> both.getCount() == 0);
              return FINE;
            })) {
      ApiClient client = ApiClient.to(thread, gateway.url());
      List<CompletableFuture<ApiReply>> replies = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        CompletableFuture<ApiReply> reply = new CompletableFuture<>();
        client.ask(SOME, reply::complete);
        replies.add(reply);
      }

      for (CompletableFuture<ApiReply> reply : replies) {
        assertThat(reply.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
      }
      assertThat(gateway.connections()).isEqualTo(2);
    }
  }

  @Test
  void withAFixedNumberARequestWaitsItsTurn() throws Exception {
    try (RawGateway gateway = gateway(line -> FINE)) {
      ApiClient client = ApiClient.withConnections(thread, List.of(gateway.url()), 2);
      CountDownLatch heard = new CountDownLatch(100);
      for (int i = 0; i < 100; i++) {
        client.send(
            SOME,
            status -> {
              if (status == 201) {
                heard.countDown();
              }
            });
      }

      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(gateway.connections()).isEqualTo(2);
    }
  }

  @Test
  void withAFixedNumberConnectionsAreSpreadOverTheGateways() throws Exception {
    try (RawGateway one = gateway(line -> FINE);
        RawGateway other = gateway(line -> FINE)) {
      ApiClient.withConnections(thread, List.of(one.url(), other.url()), 4);

      await().until(() -> one.connections() == 2 && other.connections() == 2);
    }
  }

  @Test
  void withAFixedNumberAGatewayThatIsAwayIsWaitedFor() throws Exception {
    RawGateway first = gateway(line -> RawGateway.END);
    first.close();
    ApiClient client = ApiClient.withConnections(thread, List.of(first.url()), 1);
    CompletableFuture<Integer> status = new CompletableFuture<>();
    client.send(SOME, status::complete);

    try (RawGateway second = new RawGateway(first.port(), line -> FINE)) {
      assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(201);
      assertThat(second.requests()).hasSize(1);
    }
  }

  @Test
  void whatCannotBeSentIsSaidSoAndNeverTakenForUnanswered() throws Exception {
    RawGateway gateway = gateway(line -> FINE);
    gateway.close();

    ApiClient client = ApiClient.to(thread, gateway.url());
    assertThat(ask(client, SOME).status()).isEqualTo(ApiReply.NOT_SENT);
    assertThat(send(client, SOME)).isEqualTo(ApiReply.NOT_SENT);
  }

  @Test
  void aConnectionThatEndsLeavesItsRequestUnansweredAndSentOnce() throws Exception {
    try (RawGateway gateway = gateway(line -> line.contains("/dies") ? RawGateway.END : FINE)) {
      for (ApiClient client :
          List.of(
              ApiClient.to(thread, gateway.url()),
              ApiClient.withConnections(thread, List.of(gateway.url()), 1))) {
        assertThat(ask(client, new Put("/dies", "{}")).status()).isEqualTo(ApiReply.NO_ANSWER);
        assertThat(ask(client, SOME).status()).isEqualTo(201);
      }
      assertThat(gateway.requests().stream().filter(request -> request.contains("/dies")))
          .hasSize(2);
    }
  }

  @Test
  void anAnswerThatTakesTooLongIsGivenUp() throws Exception {
    try (RawGateway gateway = gateway(line -> RawGateway.SILENCE)) {
      ApiClient client =
          new ApiClient(
              thread, List.of(GatewayAddress.of(gateway.url())), 0, Duration.ofMillis(50));

      assertThat(ask(client, SOME).status()).isEqualTo(ApiReply.NO_ANSWER);
    }
  }

  @Test
  void aConnectionThatTheGatewayEndsIsNotUsedAgain() throws Exception {
    try (RawGateway gateway =
        gateway(line -> RawGateway.answer(200, "Connection: close\r\n", ""))) {
      for (ApiClient client :
          List.of(
              ApiClient.to(thread, gateway.url()),
              ApiClient.withConnections(thread, List.of(gateway.url()), 1))) {
        for (int i = 0; i < 3; i++) {
          assertThat(ask(client, SOME).status()).isEqualTo(200);
        }
      }
      assertThat(gateway.connections()).isGreaterThanOrEqualTo(6);
    }
  }
}
