package dev.holdfast.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.bench.micro.TraceBenchmark.Case;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What tracing allocates for a hold, to the byte. Not compiled: then each object that the code asks
 * for is made and counted, however busy the machine is. A compiler spares some of them, by turns.
 */
@Tag("exhaustive")
class TraceAllocationTest {
  private static final int HOLDS = 1_000;

  /** What the harness allocates beside is shared by all holds of an iteration. */
  private static final double NOISE_BYTES = 0.5;

  private static final double NOT_RECORDED_MAX_BYTES = 256;

  @Test
  void aHoldAllocatesNothingForTracingThatIsOffAndLittleIfItIsNotRecorded() throws RunnerException {
    Map<Case, Double> bytes = bytesOfAHold();

    assertThat(bytes.get(Case.OFF)).isCloseTo(bytes.get(Case.WITHOUT), within(NOISE_BYTES));
    assertThat(bytes.get(Case.OFF_BUT_KEPT))
        .isCloseTo(bytes.get(Case.WITHOUT_BUT_KEPT), within(NOISE_BYTES));
    assertThat(bytes.get(Case.NOT_CHOSEN) - bytes.get(Case.WITHOUT))
        .isBetween(NOISE_BYTES, NOT_RECORDED_MAX_BYTES);
    assertThat(bytes.get(Case.NOT_RECORDED) - bytes.get(Case.WITHOUT_BUT_KEPT))
        .isLessThanOrEqualTo(NOT_RECORDED_MAX_BYTES);
  }

  private static Map<Case, Double> bytesOfAHold() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(TraceBenchmark.class.getName())
            .param("traced", Arrays.stream(Case.values()).map(Case::name).toArray(String[]::new))
            .mode(Mode.SingleShotTime)
            .warmupIterations(1)
            .warmupBatchSize(HOLDS)
            .measurementIterations(2)
            .measurementBatchSize(HOLDS)
            .forks(1)
            .jvmArgs("-Xint", "-Xmx600m", "-XX:+UseSerialGC")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    Map<Case, Double> bytes = new EnumMap<>(Case.class);
    for (RunResult result : new Runner(options).run()) {
      bytes.put(
          Case.valueOf(result.getParams().getParam("traced")),
          // Of an iteration: its batch counts as one.
          result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / HOLDS);
    }
    System.out.println("bytes of a hold: " + bytes);
    return bytes;
  }
}
