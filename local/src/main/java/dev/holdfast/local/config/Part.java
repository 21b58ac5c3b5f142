package dev.holdfast.local.config;

/** What the local system consists of. Each part relies on those before it. */
public enum Part {
  DYNAMODB,
  KINESIS,
  FLINK,
  GATEWAY,
  JOB,
  CATALOGUE
}
