package dev.holdfast.gateway.read;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.Paths;
import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.StockLevel;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * `GET /items/{item}/policy`: the policy in force by the log, and which of it is the item's own. An
 * item without events has one, too: what it would be sold by.
 */
public final class GetPolicy implements Endpoint.Handler {
  private final ItemWriter writer;
  private final ShopPolicies shop;

  private GetPolicy(ItemWriter writer, ShopPolicies shop) {
    this.writer = writer;
    this.shop = shop;
  }

  public static Endpoint endpoint(ItemWriter writer, ShopPolicies shop) {
    return new Endpoint(
        GET, Paths.ITEM + "/policy", Access.WAREHOUSES, new GetPolicy(writer, shop));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    return writer
        .submit(Ids.item(ctx), new LevelCall())
        .thenApply(level -> Answer.json(200, json(level)));
  }

  private Map<String, Object> json(StockLevel level) {
    List<String> own = PolicyFields.own(level.getPolicy());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", level.getItem());
    json.put("seq", level.getSeq());
    json.putAll(RecordJson.of(level.getPolicy(), Set.of("ownFields")));
    json.put("own", own);
    json.put("prefixes", prefixes(level.getItem(), own));
    return json;
  }

  /** Of what the shop has set, by which prefix; the rest is built in. */
  private Map<String, String> prefixes(String item, List<String> own) {
    Map<String, String> prefixes = new LinkedHashMap<>();
    PolicyFields.NAMES.stream()
        .filter(name -> !own.contains(name))
        .forEach(name -> shop.prefixOf(item, name).ifPresent(prefix -> prefixes.put(name, prefix)));
    return prefixes;
  }
}
