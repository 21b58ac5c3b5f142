package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What methods mean at addresses, known and unknown. */
class MethodsTest extends OverHttp {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/live",
        "/docs",
        "/nothing",
        "/items/none",
        "/items/none/reservations/r1",
        "/items/none/events",
        "/items/a%20b",
        "/items",
        "/problems/none",
        "/docs/swagger-ui/swagger-ui.css",
        "/docs/swagger-ui/none"
      })
  void headIsGetWithoutABody(String path) {
    Reply get = gateway.get(path);

    Reply head = ask("HEAD", path);

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/items/mug/reservations/r1         | GET, PUT, PATCH, DELETE, HEAD, OPTIONS",
        "/items/mug/reservations/r1/confirm | POST, OPTIONS",
        "/items/mug                         | GET, HEAD, OPTIONS",
        "/carts/c1/reservations/r1          | PUT, OPTIONS",
        "/live                              | GET, HEAD, OPTIONS",
      })
  void aKnownAddressTellsItsMethods(String path, String methods) {
    Reply options = ask("OPTIONS", path);
    Reply wrong = ask("TRACE", path);

    assertThat(options.status()).isEqualTo(204);
    assertThat(options.text()).isEmpty();
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.type()).isEqualTo("/problems/wrong-method");
    assertThat(options.header("Allow").split(", ")).containsExactlyInAnyOrder(methods.split(", "));
    assertThat(wrong.header("Allow")).isEqualTo(options.header("Allow"));
  }

  @Test
  void anUnknownAddressHasNoMethods() {
    assertThat(ask("OPTIONS", "/nothing").status()).isEqualTo(404);
  }

  @Test
  void aHeaderDoesNotChangeTheMethod() {
    world.receive("overridden", 5);
    gateway.put("/items/overridden/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}");

    Reply reply =
        gateway.send(
            gateway
                .request("/items/overridden/reservations/r1")
                .header("X-HTTP-Method-Override", "DELETE")
                .GET());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("status").asText()).isEqualTo("held");
    assertThat(world.commands("overridden")).isEmpty();
  }

  private static Reply ask(String method, String path) {
    return gateway.send(gateway.request(path).method(method, BodyPublishers.noBody()));
  }
}
