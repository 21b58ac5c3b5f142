package dev.holdfast.job.webhook;

import dev.holdfast.domain.operator.Copyable;

/** An event that waits to be delivered. Flink wants its fields public. */
public final class Webhook implements Copyable<Webhook> {
  /** The event's id, the same whenever it is sent. */
  public String id = "";

  public String type = "";

  /** The CloudEvent. */
  public String body = "";

  /** The trace it is part of, as W3C's `traceparent`; empty for none. */
  public String traceparent = "";

  /** When it happened, epoch milliseconds. */
  public long at;

  public Webhook() {}

  @Override
  public Webhook copy() {
    Webhook copy = new Webhook();
    copy.id = id;
    copy.type = type;
    copy.body = body;
    copy.traceparent = traceparent;
    copy.at = at;
    return copy;
  }
}
