package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.world.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that lead nowhere, and requests that are hardly HTTP. */
class BadAddressesTest extends BadInput {
  @ParameterizedTest
  @CsvSource({
    "PUT,  /items/mu%20g/reservations/r1",
    "PUT,  /items/mug/reservations/r%2F1",
    "PUT,  /items/mug/reservations/r%231",
    "PUT,  /items/mug/reservations/r%001",
    "PUT,  /items/mug/reservations/%F0%9F%8D%BA",
    "PUT,  /items/mug/reservations/%C3%28",
    "PUT,  /items/%E2%80%AE/reservations/r1",
    "PUT,  /items/mug;x/reservations/r1",
    "PUT,  /items/mug/reservations/%2e%2e",
    "PUT,  /items/%2e/reservations/r1",
    "GET,  /items/mug%23r1",
    "GET,  /items/mug/commands/a%20b",
    "GET,  /items?id=a%20b",
    "GET,  /items?limit=0",
    "GET,  /items?status=none",
    "GET,  /items/mug/events?after=x",
    "GET,  /items/mug/events?after=-1",
    "GET,  /items/mug/events?after=99999999999999999999",
    "GET,  /items/mug/events?limit=0",
    "GET,  /items/mug/events?limit=1001",
    "GET,  /items/mug/events?limit=1.5",
  })
  void whatIsNoIdAndNoNumberInAnAddressIsRefused(String method, String path) {
    Reply reply = send(method + " " + path, "{\"cart\":\"c1\",\"quantity\":1}");

    assertThat(reply.status()).isIn(400, 422);
    assertProblem(reply);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/items?limit=201&sort=x&status=zzz      | limit must be; sort must be; status must be",
        "/items?q=a&q=b&atleast=5                | q must be given once; atleast is no parameter",
        "/items?id=a&limit=5                     | limit is no parameter here; there are id",
        "/items/mug?atleast=5                    | atleast is no parameter; there are atLeast",
        "/items/mug/events?limit=5&limit=6&x=    | limit must be given once; x is no parameter",
        "/items/mug/commands/a%20b               | command must be 1 to 200 of the characters",
        "/items/mug/reservations/a%20b           | reservation must be 1 to 128 of the characters",
        "/items/mug/commands/c1?content=1&wait=2 | content must be; wait is no parameter",
        "/streams/items?snapshot=yes&item=a%20b  | snapshot must be; item must be"
      })
  void allThatIsWrongWithParametersIsNamedAndNoneIsOverlooked(String path, String faults) {
    Reply reply = gateway.get(path);

    assertThat(reply.status()).isEqualTo(422);
    for (String fault : faults.split("; ", -1)) {
      assertThat(reply.body().path("faults").toString()).contains(fault);
    }
  }

  static Stream<String> routesForCallers() {
    return RouteList.all().entrySet().stream()
        .filter(route -> route.getValue() != Access.ANYBODY)
        .map(Map.Entry::getKey)
        .filter(route -> !route.equals("GET /metrics"));
  }

  /** Units meant for a part, and dropped by who reads bodies only, would end the whole hold. */
  @ParameterizedTest
  @MethodSource("routesForCallers")
  void noRouteOverlooksAParameter(String route) {
    String address = route.replaceAll("\\{[a-z]+}", "x1");

    Reply reply = send(address + "?quantity=1", "{}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("faults").toString()).contains("quantity is no parameter");
    assertProblem(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /items?status=%zz",
        "GET /items?id=a&id=b%",
        "GET /items/mug?atLeast=%1",
        "GET /items?%zz=1",
        "DELETE /items/mug/reservations/r1?quantity=%",
        "GET /streams/items?item=logL1%"
      })
  void aPercentSignThatEncodesNothingIsRefused(String address) throws IOException {
    String answer = raw(address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).isEqualTo("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(ints = {129, 1_000, 20_000})
  void anIdThatIsTooLongIsRefused(int length) {
    String id = "i".repeat(length);

    assertProblem(send("PUT /items/" + id + "/reservations/r1", "{\"cart\":\"c\",\"quantity\":1}"));
    assertProblem(send("PUT /items/mug/reservations/" + id, "{\"cart\":\"c\",\"quantity\":1}"));
    assertProblem(send("GET /items/" + id, ""));
  }

  @Test
  void moreIdsThanOneListMayHaveAreRefused() {
    String ids = IntStream.range(0, 101).mapToObj(i -> "id=i" + i).collect(Collectors.joining("&"));

    Reply reply = gateway.get("/items?" + ids);

    assertThat(reply.status()).isEqualTo(422);
    assertProblem(reply);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404",
    "GET, /items/mug/nothing, 404",
    "POST, /items/mug/reservations/r1/nothing, 404",
    "PATCH, /items/mug, 405",
    "POST, /items/mug/reservations/r1, 405",
    "DELETE, /items/mug, 405",
    "PUT, /ready, 405",
    "GET, /items/mug/stock, 405",
  })
  void anAddressOrMethodThatIsNoneIsAProblemToo(String method, String path, int status) {
    Reply reply = send(method + " " + path, "{}");

    assertThat(reply.status()).isEqualTo(status);
    assertProblem(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /items/mug XTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /items/mug HTTP/7.3\r\nHost: localhost\r\n\r\n",
        "GET /items/mug HTTP/1.1\r\n\r\n",
        "GET /items/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /items/;x% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /items/mug/commands/;%I: HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /items/%2e%2e/live HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /items/..;/live HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /items/mug?id=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET //items//mug HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "PUT /items/mug/reservations/r1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "PUT /items/a/policy HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Length: 5\r\n"
            + "Content-Length: 6\r\n\r\n"
            + "{}",
        "PUT /items/a/policy HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "zz\r\n"
      })
  void requestsThatAreHardlyHttpGetNoServerError(String request) throws IOException {
    String answer = raw(request);

    assertThat(answer).matches("(?s)HTTP/1.1 [24][0-9][0-9] .*");
  }
}
