package dev.holdfast.gateway.read;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.schema.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What became of a command, as callers see it. */
public final class OutcomeJson {
  /** What is said otherwise, or not at all. */
  private static final Set<String> INTERNAL = Set.of("contentHash");

  /** Fields that say what the other content's command was and where its outcome is. */
  private static final Set<String> OF_THE_OTHER = Set.of("contentHash", "kind", "seq", "at");

  private OutcomeJson() {}

  public static Map<String, Object> of(Outcome outcome) {
    return of(outcome, INTERNAL);
  }

  /**
   * @param outcome of whatever content has one under the command's id
   * @param content the hash of the content that is asked about; empty for whichever it is
   */
  static Map<String, Object> of(
      String item, String command, Optional<Outcome> outcome, OptionalLong content) {
    if (outcome.isEmpty()) {
      return pending(item, command, content);
    }
    if (content.isEmpty() || content.getAsLong() == outcome.get().getContentHash()) {
      return of(outcome.get());
    }
    return of(CommandOutcomes.toldTo(content.getAsLong(), outcome.get()), OF_THE_OTHER);
  }

  private static Map<String, Object> of(Outcome outcome, Set<String> without) {
    Map<String, Object> json = RecordJson.of(outcome, without);
    json.put("content", ContentHash.text(outcome.getContentHash()));
    return json;
  }

  /** There is no outcome: on its way, or never sent; the read model does not show which. */
  private static Map<String, Object> pending(String item, String command, OptionalLong content) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", item);
    json.put("command", command);
    json.put("result", "pending");
    content.ifPresent(hash -> json.put("content", ContentHash.text(hash)));
    return json;
  }
}
