package dev.holdfast.job.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.feed.FeedTypes;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.time.Instant;

/**
 * Events of the log as CloudEvents, in structured mode.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0</a>
 */
final class CloudEvents {
  private static final String TYPE_PREFIX = "dev.holdfast.";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CloudEvents() {}

  /**
   * @param event of `commit`
   * @param type as {@link FeedTypes#of} says
   */
  static Webhook of(Commit commit, Event event, String type) {
    Webhook webhook = new Webhook();
    webhook.id = FeedTypes.id(commit.getItem(), commit.getSeq(), event, type);
    webhook.type = type;
    webhook.traceparent = commit.getTraceparent() == null ? "" : commit.getTraceparent();
    webhook.at = commit.getAt();
    ObjectNode body =
        JSON.createObjectNode()
            .put("specversion", "1.0")
            .put("id", webhook.id)
            .put("source", "/items/" + commit.getItem())
            .put("type", TYPE_PREFIX + type)
            .put("time", Instant.ofEpochMilli(commit.getAt()).toString())
            .put("datacontenttype", "application/json");
    body.set("data", event.getReservation() == null ? alert(event) : hold(event));
    body.withObject("/data").put("item", commit.getItem()).put("seq", commit.getSeq());
    webhook.body = body.toString();
    return webhook;
  }

  private static ObjectNode alert(Event event) {
    return JSON.createObjectNode()
        .put("stock", event.getReason())
        .put("available", event.getQuantity());
  }

  /** What is not said is not there. */
  private static ObjectNode hold(Event event) {
    ObjectNode data =
        JSON.createObjectNode()
            .put("reservation", event.getReservation())
            .put("quantity", event.getQuantity());
    if (event.getCart() != null) {
      data.put("cart", event.getCart());
    }
    if (event.getExpiresAt() != null) {
      data.put("expiresAt", event.getExpiresAt());
    }
    if (event.getCommandKind() != null) {
      data.put("command", event.getCommand());
    }
    return data;
  }
}
