package dev.holdfast.bench.micro;

import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.schema.StockLevel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whether there is room for a hold, and the event if there is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBenchmark {
  private final StockLevel level = Holds.plenty();
  private final ReserveRequest wanted = Holds.wanted();

  @Benchmark
  public ReserveDecision decide() {
    return Reserve.decide(level, wanted, level.getAt());
  }
}
