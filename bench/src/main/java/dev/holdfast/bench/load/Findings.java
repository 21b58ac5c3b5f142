package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Latency;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Ratio;
import java.util.List;

/** What a scenario measured. */
record Findings(List<Measured> results, List<Latency> latencies, List<Ratio> ratios) {
  Findings(List<Measured> results, List<Ratio> ratios) {
    this(results, List.of(), ratios);
  }
}
