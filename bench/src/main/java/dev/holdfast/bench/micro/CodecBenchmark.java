package dev.holdfast.bench.micro;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import dev.holdfast.schema.UndecodableException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A commit's events to bytes and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  /** Holds in the commit. */
  @Param({"1", "64"})
  public int holds;

  private Commit commit;
  private byte[] bytes;

  @Setup
  public void prepare() {
    commit = Holds.placed(holds);
    bytes = CommitBodies.encode(commit);
  }

  @Benchmark
  public byte[] encode() {
    return CommitBodies.encode(commit);
  }

  @Benchmark
  public Commit decode() throws UndecodableException {
    return CommitBodies.decode(commit.getItem(), 2, commit.getCommitId(), commit.getAt(), bytes);
  }
}
