package dev.holdfast.gateway.read;

import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.schema.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What became of a command, as callers see it. */
public final class OutcomeJson {
  private static final Set<String> INTERNAL = Set.of("contentHash");

  private OutcomeJson() {}

  public static Map<String, Object> of(Outcome outcome) {
    return RecordJson.of(outcome, INTERNAL);
  }

  /** There is no outcome: on its way, or never sent; the read model does not show which. */
  static Map<String, Object> pending(String item, String command) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", item);
    json.put("command", command);
    json.put("result", "pending");
    return json;
  }
}
