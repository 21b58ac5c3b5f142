package dev.holdfast.gateway.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Requests to every route, each of their parts right at times and wrong at others. */
final class Calls {
  static final String KNOWN_ITEM = "mug";
  private static final AtomicLong NUMBER = new AtomicLong();

  private Calls() {}

  static Arbitrary<RawCall> any() {
    return Combinators.combine(routes(), queries(), headers(), Bodies.any())
        .as(
            (route, query, headers, body) -> {
              String[] parts = route.split(" ", 2);
              return new RawCall(parts[0], parts[1] + query, headers, body);
            });
  }

  /** The method and the path. A stream is asked for its headers only, for it has no end. */
  private static Arbitrary<String> routes() {
    Arbitrary<String> item =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(KNOWN_ITEM)),
            Tuple.of(1, fresh("unknown-")),
            Tuple.of(2, segments()));
    Arbitrary<String> id =
        Arbitraries.frequencyOf(Tuple.of(6, fresh("id-")), Tuple.of(2, segments()));
    Arbitrary<String> templates =
        Arbitraries.of(
            "PUT /items/I/reservations/R",
            "PUT /carts/R/reservations/R",
            "GET /carts/R",
            "DELETE /carts/R",
            "POST /carts/R/checkout",
            "POST /stock-changes",
            "PATCH /items/I/reservations/R",
            "GET /items/I/reservations/R",
            "DELETE /items/I/reservations/R",
            "POST /items/I/reservations/R/confirm",
            "POST /items/I/reservations/R/extend",
            "POST /items/I/stock",
            "PUT /items/I/policy",
            "PATCH /items/I/policy",
            "GET /items/I/policy",
            "GET /items/I/commands/R",
            "GET /items/I",
            "GET /items",
            "GET /items/I/events",
            "GET /items/I/explain",
            "HEAD /streams/items",
            "GET /R",
            "GET /docs/R",
            "GET /web/R");
    Arbitrary<String> methods =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just("")),
            Tuple.of(1, Arbitraries.of("PATCH", "HEAD", "OPTIONS", "TRACE", "BREW", "put")));
    return Combinators.combine(methods, templates, item, id)
        .as(
            (method, template, itemId, otherId) -> {
              String[] parts = template.split(" ", 2);
              String path = parts[1].replace("R", otherId).replace("/I", "/" + itemId);
              return (method.isEmpty() ? parts[0] : method) + " " + path;
            });
  }

  /** An id that no other call has. */
  private static Arbitrary<String> fresh(String prefix) {
    return Arbitraries.create(() -> prefix + NUMBER.incrementAndGet());
  }

  /** Anything that can stand in a path, escaped well or hardly. */
  private static Arbitrary<String> segments() {
    Arbitrary<String> raw = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(30);
    Arbitrary<String> escaped =
        Arbitraries.strings().all().ofMaxLength(12).map(text -> URLEncoder.encode(text, UTF_8));
    Arbitrary<String> tooLong = Arbitraries.of(128, 129, 3_000, 9_000).map("i"::repeat);
    return Arbitraries.oneOf(
        raw,
        escaped,
        tooLong,
        Arbitraries.of("..", "%2e%2e", "%00", "%", "%zz", "%ff", ";a=b", ""));
  }

  private static Arbitrary<String> queries() {
    Arbitrary<String> names =
        Arbitraries.of(
            "after",
            "limit",
            "id",
            "item",
            "q",
            "prefix",
            "status",
            "sort",
            "shortfall",
            "%zz",
            "");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(Bodies.VALUES).map(v -> URLEncoder.encode(v, UTF_8)), segments());
    Arbitrary<String> query =
        Combinators.combine(names, values)
            .as((name, value) -> name + "=" + value)
            .list()
            .ofMaxSize(4)
            .map(parts -> "?" + String.join("&", parts));
    return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just("")), Tuple.of(1, query));
  }

  private static Arbitrary<List<String>> headers() {
    StringArbitrary text =
        Arbitraries.strings().withCharRange(' ', '~').withCharRange('\u00a0', '\u00ff');
    Arbitrary<String> type =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.just("application/json")),
            Tuple.of(
                1,
                Arbitraries.of(
                    "application/json; charset=utf-16",
                    "application/x-ndjson",
                    "text/csv",
                    "text/plain",
                    "")),
            Tuple.of(1, text.ofMaxLength(20)));
    Arbitrary<String> key =
        Arbitraries.frequencyOf(
            Tuple.of(6, fresh("key-")),
            Tuple.of(1, Arbitraries.of("", "expire:a", "a b", "k".repeat(129))),
            Tuple.of(1, text.ofMaxLength(20)));
    Arbitrary<String> more =
        Arbitraries.oneOf(
            Arbitraries.of(
                "Prefer: wait=0",
                "Prefer: wait=99999999999",
                "Prefer: wait=\"",
                "Expect: 100-continue",
                "Accept: nothing/at-all",
                "Accept-Encoding: gzip;q=-1",
                "Cookie: =;=;",
                "X-Long: " + "x".repeat(9_000)),
            text.ofMaxLength(20).map(value -> "X-Any: " + value));
    return Combinators.combine(type, key, more.list().ofMaxSize(1))
        .as(
            (contentType, idempotencyKey, others) -> {
              List<String> all =
                  new ArrayList<>(
                      List.of(
                          "Content-Type: " + contentType, "Idempotency-Key: " + idempotencyKey));
              all.addAll(others);
              return all;
            });
  }
}
