package dev.holdfast.bench.measure;

import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How much load, and for how long; the same for one system and for the comparison of many. */
public final class LoadOptions {
  private static final int CALLERS_MAX = 4_096;
  private static final int RATE_MAX = 100_000;
  private static final int SECONDS_MAX = 3_600;

  @Option(
      names = "--callers",
      paramLabel = "N",
      defaultValue = "256",
      description =
          "Closed loop: so many callers, each of whom asks anew when answered. In an open loop, "
              + "the connections they share. Default: ${DEFAULT-VALUE}")
  private int callers;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long each measurement takes. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "10",
      description = "Seconds of the same load before each, unmeasured. Default: ${DEFAULT-VALUE}")
  private int warmUpSeconds;

  public int callers(Function<String, RuntimeException> wrong) {
    return within("--callers", callers, 1, CALLERS_MAX, wrong);
  }

  public Duration time(Function<String, RuntimeException> wrong) {
    return Duration.ofSeconds(within("--seconds", seconds, 1, SECONDS_MAX, wrong));
  }

  public Duration warmUp(Function<String, RuntimeException> wrong) {
    return Duration.ofSeconds(within("--warm-up", warmUpSeconds, 0, SECONDS_MAX, wrong));
  }

  /** A rate of an open loop, or 0 for none. */
  public static int rate(int perSecond, Function<String, RuntimeException> wrong) {
    return within("--rate", perSecond, 0, RATE_MAX, wrong);
  }

  public static int within(
      String name, int value, int min, int max, Function<String, RuntimeException> wrong) {
    if (value < min || value > max) {
      throw wrong.apply("%s must be %d to %d".formatted(name, min, max));
    }
    return value;
  }
}
