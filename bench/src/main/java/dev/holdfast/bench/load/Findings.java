package dev.holdfast.bench.load;

import java.util.List;

/** What a scenario measured. */
record Findings(List<Measured> results, List<Ratio> ratios) {}
