package dev.holdfast.bench.micro;

import dev.holdfast.schema.CommitBody;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
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

  private CommitBody body;
  private byte[] bytes;

  @Setup
  public void prepare() {
    body = new CommitBody(Holds.placed(holds).getEvents());
    bytes = WireFormat.COMMIT_BODY.encode(body);
  }

  @Benchmark
  public byte[] encode() {
    return WireFormat.COMMIT_BODY.encode(body);
  }

  @Benchmark
  public CommitBody decode() throws UndecodableException {
    return WireFormat.COMMIT_BODY.decode(bytes);
  }
}
