package dev.holdfast.bench.micro;

import dev.holdfast.schema.CommitEvents;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.UndecodableException;
import java.util.List;
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

  private List<Event> events;
  private byte[] bytes;

  @Setup
  public void prepare() {
    events = Holds.placed(holds).getEvents();
    bytes = CommitEvents.encode(events);
  }

  @Benchmark
  public byte[] encode() {
    return CommitEvents.encode(events);
  }

  @Benchmark
  public List<Event> decode() throws UndecodableException {
    return CommitEvents.decode(bytes);
  }
}
