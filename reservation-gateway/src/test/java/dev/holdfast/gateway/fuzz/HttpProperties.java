package dev.holdfast.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.gateway.described.Described;
import dev.holdfast.gateway.described.Exchange;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.World;
import dev.holdfast.log.Damage;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever callers send: no answer is a server's fault, each refusal is a problem that says what to
 * do, and what was refused has changed nothing.
 */
class HttpProperties {
  private static World world;
  private static Caller gateway;
  private static final Set<String> HELD = new TreeSet<>();
  private static final Set<String> TAKEN = new TreeSet<>();

  @BeforeContainer
  static void open() {
    world = World.create(1);
    gateway = world.gateway();
    world.receive(Calls.KNOWN_ITEM, 1_000_000_000_000L);
    await().atMost(Duration.ofSeconds(60)).until(() -> gateway.get("/items").status() == 200);
  }

  @AfterContainer
  static void close() {
    world.close();
  }

  @Provide
  static Arbitrary<RawCall> calls() {
    return Calls.any();
  }

  /** Requests that would change nothing if they were whole. */
  @Provide
  static Arbitrary<byte[]> damagedCalls() {
    return Damage.of(
        Stream.of(
                "GET /items/mug HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /items?id=mug&id=cup HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "PUT /items/nothing/reservations/r1 HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 25\r\n\r\n"
                    + "{\"cart\":\"c\",\"quantity\":1}",
                "POST /items/nothing/reservations/r1/confirm HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "e\r\n{\"quantity\":1}\r\n0\r\n\r\n")
            .map(text -> text.getBytes(ISO_8859_1))
            .toList());
  }

  @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
  void everyCallIsAnsweredAndARefusedOneChangesNothing(@ForAll("calls") RawCall call)
      throws IOException {
    ask(call);
  }

  @Tag("exhaustive")
  @Property(tries = 30_000, shrinking = ShrinkingMode.BOUNDED)
  void everyOneOfManyCallsIsAnsweredAndARefusedOneChangesNothing(@ForAll("calls") RawCall call)
      throws IOException {
    ask(call);
  }

  @Property(tries = 300)
  void whatIsHardlyHttpIsNoServersFaultAndChangesNothing(@ForAll("damagedCalls") byte[] request)
      throws IOException {
    send(request);
  }

  @Tag("exhaustive")
  @Property(tries = 30_000)
  void muchThatIsHardlyHttpIsNoServersFaultAndChangesNothing(@ForAll("damagedCalls") byte[] request)
      throws IOException {
    send(request);
  }

  @AfterProperty
  void nothingHasHappenedButWhatWasAnswered() {
    Set<String> held =
        world.commits(Calls.KNOWN_ITEM).stream()
            .skip(1)
            .map(Commit::getEvents)
            .flatMap(List::stream)
            .map(event -> event.getKind() + " " + event.getReservation())
            .collect(Collectors.toSet());
    assertThat(held).isEqualTo(HELD);
    Set<String> taken =
        world.commands().stream()
            .map(command -> command.getItem() + "/" + command.getCommand())
            .collect(Collectors.toSet());
    assertThat(taken).isEqualTo(TAKEN);
    assertThat(gateway.get("/live").status()).isEqualTo(200);
  }

  private static void ask(RawCall call) throws IOException {
    RawReply reply = RawReply.to(gateway.port, call.bytes());
    if (reply.statuses().equals(List.of(503))) {
      // A store on a busy machine may have been slow; what callers send must not make it so.
      reply = RawReply.to(gateway.port, call.bytes());
    }
    assertThat(reply.statuses()).as("%s", reply).hasSize(1);
    int status = reply.statuses().get(0);
    assertThat(status).as("%s", reply).isBetween(200, 499);
    if (status >= 400) {
      assertProblem(call, status, reply);
    } else if (call.isOfCart()) {
      // What a repeat finds, it claims.
      String kind = status == 201 ? "ReservationPlaced " : "ReservationExtended ";
      reply.body().path("reservations").findValuesAsText("reservation").stream()
          .map(kind::concat)
          .forEach(HELD::add);
    } else if (status == 201) {
      HELD.add("ReservationPlaced " + reply.body().path("reservation").asText());
    } else if (status == 202) {
      String[] path = reply.body().path("status").asText().split("/", -1);
      TAKEN.add(path[2] + "/" + reply.body().path("command").asText());
    }
  }

  private static void assertProblem(RawCall call, int status, RawReply reply) {
    String type = "application/problem+json";
    assertThat(reply.head()).containsIgnoringCase("Content-Type: " + type);
    if (!call.method().equals("HEAD")) {
      JsonNode problem = reply.body();
      if (call.isPlain()) {
        Described.check(
            new Exchange(call.method(), call.target(), status, type, problem.toString()));
      }
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("type").asText()).startsWith("/problems/");
      assertThat(problem.path("title").asText()).isNotBlank();
      assertThat(problem.path("detail").asText()).isNotBlank();
    }
  }

  private static void send(byte[] request) throws IOException {
    RawReply reply = RawReply.to(gateway.port, request);
    assertThat(reply.statuses())
        .as("%s%n→ %s", new String(request, ISO_8859_1), reply)
        .allSatisfy(status -> assertThat(status).isBetween(200, 499));
  }
}
