package dev.holdfast.job.stores;

import dev.holdfast.config.WebhookEndpoint;
import java.util.concurrent.CompletionStage;

/** Those who are told of events. */
public interface Receivers extends AutoCloseable {
  /**
   * Makes one try to deliver an event, which ends within a bound of time.
   *
   * @param id the event's
   * @param body the event
   * @param traceparent the context of what it tells of, as W3C has it; null for none
   * @return done when the receiver has taken it; fails, with a message for people, if it has not
   */
  CompletionStage<Void> post(WebhookEndpoint endpoint, String id, String body, String traceparent);

  @Override
  void close();
}
