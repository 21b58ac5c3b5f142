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
   * @return done when the receiver has taken it; fails, with a message for people, if it has not
   */
  CompletionStage<Void> post(WebhookEndpoint endpoint, String id, String body);

  @Override
  void close();
}
