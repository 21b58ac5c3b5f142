package dev.holdfast.proof.replay.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the interface's JSON, written down here a second time so that it is not taken on trust. */
final class Answers {
  private Answers() {}

  static HoldAnswer hold(Reply reply) {
    HoldAnswer.Kind kind =
        switch (reply.status()) {
          case 200, 201 -> HoldAnswer.Kind.PLACED;
          case 409 -> HoldAnswer.Kind.SOLD_OUT;
          default -> HoldAnswer.Kind.UNFORESEEN;
        };
    JsonNode body = reply.body();
    return new HoldAnswer(
        kind,
        text(body, "status"),
        body.hasNonNull("expiresAt") ? time(body.path("expiresAt")) : null,
        body.path("seq").asLong(),
        reply.triesBefore() > 0,
        reply.nanos(),
        reply.inWords());
  }

  static Outcome outcome(JsonNode body) {
    return new Outcome(
        text(body, "result").equals("done"), text(body, "reason"), body.path("seq").asLong());
  }

  static ItemLevel level(JsonNode body) {
    return new ItemLevel(
        body.path("seq").asLong(),
        body.path("onHand").asLong(),
        body.path("reserved").asLong(),
        body.path("available").asLong());
  }

  static LoggedEvent event(JsonNode event) {
    return new LoggedEvent(
        event.path("seq").asLong(),
        time(event.path("at")),
        text(event, "kind"),
        event.path("onHandDelta").asLong(),
        event.path("reservedDelta").asLong(),
        text(event, "reservation"),
        text(event, "command"));
  }

  /** A field as text; empty if it is missing or null. */
  static String text(JsonNode object, String field) {
    return object.hasNonNull(field) ? object.path(field).asText() : "";
  }

  /** A time as ISO 8601 or in epoch milliseconds; the epoch itself for anything else. */
  private static Instant time(JsonNode time) {
    if (time.isNumber()) {
      return Instant.ofEpochMilli(time.asLong());
    }
    try {
      return Instant.parse(time.asText());
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
