package dev.holdfast.bench.replay.trace;

import dev.holdfast.bench.replay.shop.Script;
import org.apache.commons.csv.CSVRecord;

/** Reads one format's lines and tells them as a script. */
interface TraceScript {
  void line(CSVRecord line);

  Script finish();
}
