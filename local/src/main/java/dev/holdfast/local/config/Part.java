package dev.holdfast.local.config;

import java.util.EnumSet;
import java.util.Set;

/** What the local system consists of. Each part relies on those before it. */
public enum Part {
  DYNAMODB,
  KINESIS,
  FLINK,
  GATEWAY,
  JOB,
  CATALOGUE,

  /** The auditor, which runs where it is asked for. */
  AUDIT,

  /** This machine's own, where it is asked for. */
  PROMETHEUS;

  /** What is started without being asked for. */
  public static final Set<Part> USUAL =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(AUDIT, PROMETHEUS)));
}
