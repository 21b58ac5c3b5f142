package dev.holdfast.bench.micro;

import dev.holdfast.domain.StockFold;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The level after a commit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FoldBenchmark {
  /** Holds in the commit. */
  @Param({"1", "64"})
  public int holds;

  private StockLevel level;
  private Commit commit;

  @Setup
  public void prepare() {
    level = Holds.plenty();
    commit = Holds.placed(holds);
  }

  @Benchmark
  public StockLevel fold() {
    return StockFold.apply(level, commit);
  }
}
