package dev.holdfast.job.webhook;

import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Chance;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The deliveries under way in one subtask: one at a time for an item and a receiver. */
final class WebhookCalls {
  /** What became of a call. */
  static final class Answer {
    /** The number of what was delivered, or not. */
    final long number;

    /** Null if it was taken. */
    final String failure;

    Answer(long number, String failure) {
      this.number = number;
      this.failure = failure;
    }
  }

  private final Receivers receivers;
  private final Chance chance;
  private final Map<String, CompletableFuture<Answer>> calls = new HashMap<>();
  private final Map<String, EndpointPace> paces = new HashMap<>();

  WebhookCalls(Receivers receivers, Chance chance) {
    this.receivers = receivers;
    this.chance = chance;
  }

  private static String key(String item, WebhookEndpoint endpoint) {
    return endpoint.name() + "/" + item;
  }

  /** How long to wait before a call to the receiver; 0 to begin one now. */
  long pause(WebhookEndpoint endpoint, long now) {
    return pace(endpoint).pause(now);
  }

  private EndpointPace pace(WebhookEndpoint endpoint) {
    return paces.computeIfAbsent(endpoint.name(), name -> new EndpointPace(chance));
  }

  void begin(String item, WebhookEndpoint endpoint, long number, Webhook webhook) {
    pace(endpoint).begin();
    calls.put(
        key(item, endpoint),
        receivers
            .post(endpoint, webhook.id, webhook.body, context(webhook))
            .handle((done, failure) -> new Answer(number, failure == null ? null : why(failure)))
            .toCompletableFuture());
  }

  private static String context(Webhook webhook) {
    return webhook.traceparent.isEmpty() ? null : webhook.traceparent;
  }

  private static String why(Throwable failure) {
    return String.valueOf(Causes.of(failure).getMessage());
  }

  boolean isUnderWay(String item, WebhookEndpoint endpoint) {
    CompletableFuture<Answer> call = calls.get(key(item, endpoint));
    return call != null && !call.isDone();
  }

  /** The answer that is there, which is then forgotten; null if there is none. */
  Answer take(String item, WebhookEndpoint endpoint, long now) {
    CompletableFuture<Answer> call = calls.remove(key(item, endpoint));
    if (call == null) {
      return null;
    }
    Answer answer = call.join();
    pace(endpoint).end(answer.failure == null, now);
    return answer;
  }

  int underWay() {
    return calls.size();
  }
}
