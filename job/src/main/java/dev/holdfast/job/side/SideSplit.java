package dev.holdfast.job.side;

import org.apache.flink.api.connector.source.SourceSplit;

/** A part of what a side source reads, with how far it has been read. It never changes. */
public interface SideSplit extends SourceSplit {
  /** Which part it is, from 0. */
  int number();

  /** Whether all of it has been read. */
  boolean isRead();

  @Override
  default String splitId() {
    return Integer.toString(number());
  }
}
