package dev.holdfast.gateway.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.log.Damage;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies of requests: right ones, damaged ones, and any fields with any values. */
final class Bodies {
  /** Numbers at and beyond every bound, and what is no number. */
  static final List<String> VALUES =
      List.of(
          "1",
          "2",
          "0",
          "-1",
          "1000000",
          "1000001",
          "2147483647",
          "2147483648",
          "2505600",
          "2592000",
          "2592001",
          "2147483648",
          "4294967297",
          "9007199254740992",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "1e400",
          "1.5",
          "-0",
          "true",
          "null",
          "\"\"",
          "\"c1\"",
          "\"received\"",
          "\"counted\"",
          "\"adjusted\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[]",
          "{}",
          "[[1]]",
          "[{\"item\":\"mug\",\"quantity\":1}]",
          "{\"a\":{}}");

  private static final List<String> NAMES =
      List.of(
          "cart",
          "lines",
          "partial",
          "quantity",
          "holdSeconds",
          "kind",
          "reason",
          "countedAtSeq",
          "includesUnshipped",
          "safetyStock",
          "backorderLimit",
          "holdSecondsMax",
          "quantityMax",
          "lowStockThreshold",
          "highStockThreshold",
          "colour",
          "");

  private static final List<byte[]> BODIES =
      List.of(
          bytes("{\"cart\":\"c1\",\"quantity\":2,\"holdSeconds\":900}"),
          bytes("{\"lines\":[{\"item\":\"mug\",\"quantity\":2}],\"partial\":true}"),
          bytes("{\"lines\":[{\"item\":\"mug\",\"reservation\":\"r1\"}]}"),
          bytes("kind,item,quantity\ncounted,\"mug\n\n"),
          bytes("{\"quantity\":1}"),
          bytes("{\"quantity\":1,\"rest\":\"keep\"}"),
          bytes("{\"kind\":\"returned\",\"quantity\":1,\"reservation\":\"r1\"}"),
          bytes("{\"quantity\":3,\"holdSeconds\":900}"),
          bytes("{\"holdSeconds\":60}"),
          bytes("{\"kind\":\"received\",\"quantity\":5}"),
          bytes("{\"kind\":\"counted\",\"quantity\":5,\"countedAtSeq\":1,\"includesUnshipped\":2}"),
          bytes("{\"kind\":\"adjusted\",\"quantity\":-5,\"reason\":\"damaged\"}"),
          bytes("{\"safetyStock\":1,\"backorderLimit\":1000000,\"quantityMax\":1000000}"),
          bytes("{}"));

  private Bodies() {}

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static Arbitrary<byte[]> any() {
    Arbitrary<byte[]> fields =
        Combinators.combine(Arbitraries.of(NAMES), Arbitraries.of(VALUES))
            .as((name, value) -> "\"" + name + "\":" + value)
            .list()
            .ofMaxSize(6)
            .map(members -> bytes("{" + String.join(",", members) + "}"));
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.of(BODIES)),
        Tuple.of(4, fields),
        Tuple.of(3, Damage.of(BODIES)),
        Tuple.of(1, Arbitraries.just(new byte[0])));
  }
}
