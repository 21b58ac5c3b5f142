package dev.holdfast.job.webhook;

import dev.holdfast.domain.operator.Copyable;

/** What one receiver is still to be told of one item, in order. Flink wants its fields public. */
public final class WebhookLine implements Copyable<WebhookLine> {
  /** The receiver's name. */
  public String endpoint = "";

  /** The number of the first that waits. */
  public long first;

  /** The number that the next one gets. */
  public long next;

  /** How often the first was tried in vain. */
  public int failures;

  /** When to look after it, epoch milliseconds. */
  public long lookAt;

  public WebhookLine() {}

  WebhookLine(String endpoint) {
    this.endpoint = endpoint;
  }

  boolean isEmpty() {
    return first == next;
  }

  @Override
  public WebhookLine copy() {
    WebhookLine copy = new WebhookLine(endpoint);
    copy.first = first;
    copy.next = next;
    copy.failures = failures;
    copy.lookAt = lookAt;
    return copy;
  }
}
