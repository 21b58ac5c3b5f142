package dev.holdfast.bench.micro;

import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A hold from request to answer without HTTP and without a store: decided, put into a commit,
 * encoded as a row, folded, remembered. Making the request and its ids is counted in.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WriterBenchmark {
  private static final int TOGETHER = 64;

  /** So few are remembered in full; of more, the read model would be asked, and there is none. */
  private static final int HOLDS_PER_ITEM = 700 * TOGETHER;

  private final EncodingLog log = new EncodingLog();
  private SystemTimekeeper time;
  private Reservations reservations;
  private int held;

  /** For each iteration anew, so that items sold before do not fill the heap. */
  @Setup(Level.Iteration)
  public void start() {
    time = new SystemTimekeeper("timekeeper");
    reservations =
        Reservations.by(
            new ItemWriter(
                log,
                item -> CompletableFuture.completedFuture(Optional.empty()),
                (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
                time,
                WriterSettings.forRetention(Duration.ofDays(30))));
  }

  @TearDown(Level.Iteration)
  public void end() {
    time.close();
    if (log.attributes() == 0) {
      throw new IllegalStateException("nothing was appended");
    }
  }

  /** Each in a commit of its own. */
  @Benchmark
  public ReserveAnswer loneHold() {
    return placed(reserve());
  }

  /** One commit for all but the first, as for callers who came while that was being written. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public ReserveAnswer holdsTogether() {
    log.holdBack();
    List<CompletionStage<ReserveAnswer>> answers = new ArrayList<>(TOGETHER);
    for (int i = 0; i < TOGETHER; i++) {
      answers.add(reserve());
    }
    log.letThrough();
    answers.forEach(WriterBenchmark::placed);
    return placed(answers.get(0));
  }

  private CompletionStage<ReserveAnswer> reserve() {
    return reservations.reserve(Holds.wanted("item-" + held++ / HOLDS_PER_ITEM));
  }

  private static ReserveAnswer placed(CompletionStage<ReserveAnswer> stage) {
    ReserveAnswer answer = stage.toCompletableFuture().join();
    if (answer instanceof ReserveAnswer.Placed) {
      return answer;
    }
    throw new IllegalStateException("not placed: " + answer);
  }
}
