package dev.holdfast.trace;

import java.util.List;
import java.util.Map;

/**
 * A span as a collector gets it.
 *
 * @param parentId empty for the first of a trace
 * @param links the ids of spans that it leads to
 */
public record CollectedSpan(
    String service,
    String traceId,
    String spanId,
    String parentId,
    String name,
    int kind,
    long startNanos,
    long endNanos,
    Map<String, String> attributes,
    List<String> links,
    boolean isFailed) {
  public static final int SERVER = 2;
  public static final int CLIENT = 3;
  public static final int PRODUCER = 4;
  public static final int CONSUMER = 5;

  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** What a caller sends who goes on from it. */
  public String context() {
    return "00-" + traceId + "-" + spanId + "-01";
  }
}
