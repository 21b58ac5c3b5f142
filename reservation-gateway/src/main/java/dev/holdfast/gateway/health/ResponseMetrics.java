package dev.holdfast.gateway.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * All responses by their status, also to what never came to a route: whom nobody knows, who asks
 * too often, bodies that are too long or too slow, headers that are malformed.
 */
public final class ResponseMetrics implements RequestLog {
  private static final int STATUS_MAX = 599;

  private final MeterRegistry registry;
  private final AtomicReferenceArray<Counter> byStatus = new AtomicReferenceArray<>(STATUS_MAX + 1);

  ResponseMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void log(Request request, Response response) {
    int status = Math.max(0, Math.min(STATUS_MAX, response.getStatus()));
    Counter counter = byStatus.get(status);
    if (counter == null) {
      counter =
          Counter.builder("holdfast.responses")
              .description("Responses by status, also to what came to no route")
              .tag("status", Integer.toString(status))
              .register(registry);
      byStatus.set(status, counter); // The registry gives everybody the same one.
    }
    counter.increment();
  }
}
