package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.domain.IdGrammar;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.DynamoDbBatches;
import dev.holdfast.schema.Availability;
import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * `GET /items?id=a&id=b`: the rows that the read model has, in the order asked for. Without ids, a
 * page of all, see {@link ListItems}.
 */
public final class GetItems implements Endpoint.Handler {
  private final DynamoDbBatches rows;
  private final Retries retries;

  private final ListItems list;

  private GetItems(DynamoDbBatches rows, Retries retries, ListItems list) {
    this.rows = rows;
    this.retries = retries;
    this.list = list;
  }

  public static Endpoint endpoint(DynamoDbBatches rows, Retries retries, ListItems list) {
    return new Endpoint(GET, "/items", Access.CALLERS, new GetItems(rows, retries, list))
        .withParameters();
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    Query query = Query.of(ctx);
    Set<String> items = new LinkedHashSet<>(query.all("id"));
    if (items.isEmpty()) {
      return list.handle(ctx);
    }
    if (!items.stream().allMatch(IdGrammar::mayBeChosen)) {
      query.fault("id must be " + IdGrammar.IN_WORDS);
    }
    if (items.size() > DynamoDbBatches.ROWS_MAX) {
      query.fault("id must be given " + DynamoDbBatches.ROWS_MAX + " times at most");
    }
    query.check();
    return retries.ask(() -> rows.availability(items)).thenApply(found -> answer(items, found));
  }

  private static Answer answer(Set<String> items, List<Availability> found) {
    Map<String, Availability> byItem =
        found.stream().collect(Collectors.toMap(Availability::getItem, Function.identity()));
    return Answer.json(
        200,
        Map.of(
            "items",
            items.stream()
                .map(byItem::get)
                .filter(Objects::nonNull)
                .map(AvailabilityJson::of)
                .toList()));
  }
}
