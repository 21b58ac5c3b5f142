package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.auth.Keys;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import dev.holdfast.key.ApiKey;
import dev.holdfast.schema.Availability;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every route with every kind of caller, against the table and for real. */
class AccessTest {
  private static final Map<String, Access> ROUTES = RouteList.all();

  @TempDir static Path folder;
  private static World world;
  private static Keys keys;
  private static Caller gateway;

  @BeforeAll
  static void open() {
    world = World.create(1);
    keys = new Keys(folder);
    gateway = world.gateway(keys.config());
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void theTableInTheDocumentsIsThatOfTheRouter() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/security.md"), StandardCharsets.UTF_8).stream()
            .filter(line -> line.matches("\\| `[A-Z]+ /.*"))
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            ROUTES.entrySet().stream()
                .map(route -> row(route.getKey(), route.getValue()))
                .toList());
  }

  private static String row(String route, Access access) {
    return Stream.concat(
            Stream.of(access == Access.ANYBODY), Arrays.stream(Role.values()).map(access::permits))
        .map(permitted -> permitted ? " yes |" : "  |")
        .collect(Collectors.joining("", "| `" + route + "` |", ""));
  }

  static Stream<String> routes() {
    return ROUTES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void eachCellIsAsTheTableSays(String route) {
    Access access = ROUTES.get(route);
    assertStatus(call(route, gateway), access == Access.ANYBODY ? 0 : 401);
    for (Role role : Role.values()) {
      assertStatus(call(route, gateway.by(keys.of(role))), access.permits(role) ? 0 : 403);
    }
    Reply bad = call(route, gateway.by(ApiKey.make(new SecureRandom()).text()));
    assertStatus(bad, 401);
    assertThat(bad.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  /**
   * @param refused the status that is to stand there; 0 for any that is no refusal of the caller
   */
  private static void assertStatus(Reply reply, int refused) {
    if (refused == 0) {
      assertThat(reply.status()).as(reply.toString()).isNotIn(401, 403, 429, 500);
    } else {
      assertThat(reply.status()).as(reply.toString()).isEqualTo(refused);
      assertThat(reply.type())
          .isEqualTo(refused == 401 ? "/problems/unauthenticated" : "/problems/forbidden");
      assertThat(reply.header("WWW-Authenticate") != null).isEqualTo(refused == 401);
    }
  }

  private static Reply call(String route, Caller caller) {
    String[] words = route.split(" ", 2);
    String path =
        words[1]
            .replace("{problem}", "sold-out")
            .replace("{item}", "mug")
            .replaceAll("[{][a-z]+[}]", "x1");
    // A stream that is let in would not end; whoever may listen is told that the filter is wrong.
    String query = path.startsWith("/streams/") ? "?status=none" : "";
    return caller.send(
        caller
            .request(path + query)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k1")
            .method(words[0], BodyPublishers.ofString("{}")));
  }

  @Test
  void whichHoldsAShortfallFallsToIsForWhoMaySeeThoseOfOthers() {
    world.readModels.putByItem(
        new Availability("short", 0L, 1L, 7L, "sold-out", 6L, 5L, 1_000L, List.of("r9"), null));

    Stream.of(Role.values())
        .forEach(
            role -> {
              Reply reply = gateway.by(keys.of(role)).get("/items/short");
              assertThat(reply.body().path("shortfall").asLong()).isEqualTo(6);
              assertThat(reply.body().has("shortfallHolds")).isEqualTo(role != Role.STOREFRONT);
            });
  }

  @Test
  void filesOfPagesAreForAnybody() {
    assertThat(gateway.get("/docs/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    assertThat(gateway.get("/web/docs/docs.js").status()).isEqualTo(200);
  }
}
