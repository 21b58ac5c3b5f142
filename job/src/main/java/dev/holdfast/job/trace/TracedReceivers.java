package dev.holdfast.job.trace;

import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.trace.LiveSpan;
import java.util.concurrent.CompletionStage;

/**
 * `webhook`: each try to deliver an event, which takes its context along. A try that is made again
 * is another span: the receiver may have seen both.
 */
public final class TracedReceivers implements Receivers {
  private final Receivers receivers;
  private final Spans spans;

  public TracedReceivers(Receivers receivers, Spans spans) {
    this.receivers = receivers;
    this.spans = spans;
  }

  /** Nobody is told of a trace that is not recorded here. */
  @Override
  public CompletionStage<Void> post(
      WebhookEndpoint endpoint, String id, String body, String traceparent) {
    if (!spans.follows(traceparent)) {
      return receivers.post(endpoint, id, body, null);
    }
    LiveSpan span = spans.span("webhook", traceparent).client().since(spans.now()).begin();
    span.set("holdfast.receiver", endpoint.name());
    return receivers
        .post(endpoint, id, body, span.context())
        .whenComplete(
            (taken, failure) -> {
              if (failure != null) {
                span.fail("it was not taken");
              }
              span.endAt(spans.now());
            });
  }

  @Override
  public void close() {
    receivers.close();
  }
}
