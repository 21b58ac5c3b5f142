package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are JSON and do not say what they must. */
class BadFieldsTest extends BadInput {
  private static final String CONFIRM = "POST /items/mug/reservations/r1/confirm";
  private static final String EXTEND = "POST /items/mug/reservations/r1/extend";
  private static final String RELEASE = "DELETE /items/mug/reservations/r1";
  private static final String POLICY = "PUT /items/mug/policy";

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        row(RESERVE, "{}", "cart", "quantity"),
        row(RESERVE, "", "cart", "quantity"),
        row(RESERVE, "[]", "the body"),
        row(RESERVE, "17", "the body"),
        row(RESERVE, "null", "the body"),
        row(RESERVE, "{\"cart\":null,\"quantity\":null}", "cart", "quantity"),
        row(RESERVE, "{\"cart\":1,\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":\"\",\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":\"a b\",\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":\"a#b\",\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":\"c\\ud800\",\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":\"" + "c".repeat(129) + "\",\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":[\"c1\"],\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":{\"id\":\"c1\"},\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":0}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":-1}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1.5}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1.0000000000000000001}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1e-1}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1e999999999}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1e99999999999}", "quantity"),
        row(RESERVE, "{\"cart\":\"..\",\"quantity\":1}", "cart"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1000001}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":4294967297}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":18446744073709551617}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":" + "9".repeat(20_000) + "}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":\"1\"}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":true}", "quantity"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":0}", "holdSeconds"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1,\"holdSeconds\":604801}", "holdSeconds"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1,\"colour\":\"red\"}", "colour"),
        row(RESERVE, "{\"cart\":\"c1\",\"quantity\":1,\"quantity\":2}", "quantity"),
        row(RESERVE, "{\"cart\":7,\"quantity\":0,\"x\":1}", "cart", "quantity", "x"),
        row(CONFIRM, "{\"quantity\":0}", "quantity"),
        row(CONFIRM, "{\"quantity\":\"all\"}", "quantity"),
        row(CONFIRM, "{\"units\":1}", "units"),
        row(CONFIRM, "{\"rest\":\"keep\"}", "quantity"),
        row(CONFIRM, "{\"quantity\":1,\"rest\":\"sell\"}", "rest"),
        row(RELEASE, "{\"quantity\":0}", "quantity"),
        row(RELEASE, "{\"units\":1}", "units"),
        row(RELEASE, "[]", "the body"),
        row(EXTEND, "{}", "holdSeconds"),
        row(EXTEND, "", "holdSeconds"),
        row(EXTEND, "{\"holdSeconds\":-5}", "holdSeconds"),
        row(STOCK, "{}", "kind", "quantity"),
        row(STOCK, "{\"kind\":\"stolen\",\"quantity\":1}", "kind"),
        row(STOCK, "{\"kind\":\"received\",\"quantity\":0}", "quantity"),
        row(STOCK, "{\"kind\":\"received\",\"quantity\":-3}", "quantity"),
        row(STOCK, "{\"kind\":\"returned\",\"quantity\":2147483648}", "quantity"),
        row(STOCK, "{\"kind\":\"adjusted\",\"quantity\":0,\"reason\":\"x\"}", "quantity"),
        row(STOCK, "{\"kind\":\"adjusted\",\"quantity\":-2147483648,\"reason\":\"x\"}", "quantity"),
        row(STOCK, "{\"kind\":\"returned\",\"quantity\":1,\"reservation\":\"\"}", "reservation"),
        row(STOCK, "{\"kind\":\"received\",\"quantity\":1,\"reservation\":\"r\"}", "reservation"),
        row(STOCK, "{\"kind\":\"adjusted\",\"quantity\":-1}", "reason"),
        row(STOCK, "{\"kind\":\"adjusted\",\"quantity\":-1,\"reason\":\"\"}", "reason"),
        row(STOCK, "{\"kind\":\"adjusted\",\"quantity\":-1,\"reason\":\"a\\nb\"}", "reason"),
        row(STOCK, "{\"kind\":\"adjusted\",\"quantity\":-1,\"reason\":\"\\udc00\"}", "reason"),
        row(STOCK, "{\"kind\":\"counted\",\"quantity\":-1}", "quantity"),
        row(STOCK, "{\"kind\":\"counted\",\"quantity\":1,\"countedAtSeq\":-1}", "countedAtSeq"),
        row(STOCK, "{\"kind\":\"received\",\"quantity\":1,\"countedAtSeq\":1}", "countedAtSeq"),
        row(
            STOCK,
            "{\"kind\":\"counted\",\"quantity\":1,\"includesUnshipped\":2}",
            "includesUnshipped"),
        row(POLICY, "{\"safetyStock\":-1}", "safetyStock"),
        row(POLICY, "{\"holdSeconds\":100,\"holdSecondsMax\":50}", "holdSeconds"),
        row(POLICY, "{\"quantityMax\":0}", "quantityMax"),
        row(POLICY, "{\"highStockThreshold\":0}", "highStockThreshold"),
        row(POLICY, "{\"holdSecondsMax\":31536000}", "holdSecondsMax"),
        row(POLICY, "{\"safetyStok\":1}", "safetyStok"));
  }

  @ParameterizedTest
  @MethodSource("wrongFields")
  void everyFieldThatIsWrongIsNamed(String route, String body, List<String> fields) {
    Reply reply = send(route, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.type()).isEqualTo("/problems/invalid");
    for (String field : fields) {
      assertThat(reply.body().path("faults"))
          .anySatisfy(fault -> assertThat(fault.asText()).startsWith(field));
    }
    assertProblem(reply);
  }

  private static Arguments row(String route, String body, String... fields) {
    return Arguments.of(route, body, List.of(fields));
  }
}
