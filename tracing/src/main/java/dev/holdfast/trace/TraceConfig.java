package dev.holdfast.trace;

import dev.holdfast.config.ConfigReader;
import java.io.Serializable;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Where spans go, and of which part of the traces that begin here. */
public final class TraceConfig implements Serializable {
  /** No spans. */
  public static final TraceConfig OFF = new TraceConfig(null, 0);

  private static final long serialVersionUID = 1L;

  private static final double RATIO_BY_DEFAULT = 0.01;
  private static final String WORD_FOR_NONE = "off";
  private static final int PORT_MAX = 65_535;

  /** There is no place for a secret: a setting that is wrong is told as it is. */
  private static final String ADDRESS =
      "https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?";

  private static final String IN_WORDS = "off or a collector's address, like http://127.0.0.1:4318";

  /** Where a collector takes spans, unless its address says otherwise. */
  private static final String PATH = "/v1/traces";

  private final URI collector;
  private final double ratio;

  private TraceConfig(URI collector, double ratio) {
    this.collector = collector;
    this.ratio = ratio;
  }

  /**
   * @param traces the name of the setting that says where they go
   * @param ratio the name of the one that says which part is recorded
   */
  public static TraceConfig read(ConfigReader reader, String traces, String ratio) {
    Optional<String> address =
        reader
            .matching(traces, WORD_FOR_NONE + "|" + ADDRESS, IN_WORDS)
            .filter(word -> !word.equals(WORD_FOR_NONE));
    Optional<URI> collector = address.flatMap(TraceConfig::url);
    if (address.isPresent() && collector.isEmpty()) {
      reader.fault(traces + " must be " + IN_WORDS + ", and is " + address.get());
    }
    double part =
        reader
            .matching(ratio, "0(\\.[0-9]{1,9})?|1(\\.0{1,9})?", "a number from 0 to 1, like 0.01")
            .map(Double::parseDouble)
            .orElse(RATIO_BY_DEFAULT);
    return collector.map(url -> new TraceConfig(url, part)).orElse(OFF);
  }

  private static Optional<URI> url(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() == null || uri.getPort() > PORT_MAX) {
        return Optional.empty();
      }
      boolean isBare = uri.getPath().isEmpty() || uri.getPath().equals("/");
      return Optional.of(isBare ? uri.resolve(PATH) : uri);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where the collector takes spans over HTTP; empty if none are recorded. */
  public Optional<URI> collector() {
    return Optional.ofNullable(collector);
  }

  /** Of the traces that begin here, which part is recorded, 0 to 1. */
  public double ratio() {
    return ratio;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TraceConfig
        && Objects.equals(((TraceConfig) other).collector, collector)
        && Double.compare(((TraceConfig) other).ratio, ratio) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(collector, ratio);
  }

  @Override
  public String toString() {
    return collector == null ? WORD_FOR_NONE : ratio + " to " + collector;
  }
}
