package dev.holdfast.proof.replay;

import dev.holdfast.command.LocalGateway;
import dev.holdfast.proof.replay.drive.Pace;
import dev.holdfast.proof.replay.shop.Names;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the script is played, and against whom. */
final class PlayOptions {
  private static final int CARTS_MAX = 1_024;
  private static final int SECONDS_MAX = 86_400;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      defaultValue = LocalGateway.ADDRESS,
      description = "Where the gateway is. Default: ${DEFAULT-VALUE}")
  private URI gateway;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "max",
      converter = PaceConverter.class,
      description =
          "N times as fast as the trace's clock, or as fast as --carts allows. Default: max")
  private Pace pace;

  @Option(
      names = "--carts",
      paramLabel = "N",
      defaultValue = "32",
      description = "Carts in flight at a time, 1 to 1024. Default: ${DEFAULT-VALUE}")
  private int carts;

  @Option(
      names = "--hold-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long a cart line is held. Default: ${DEFAULT-VALUE}")
  private int holdSeconds;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "How long to go on, with the same ids, when the gateway does not answer, or when nothing "
              + "ends any more. Default: ${DEFAULT-VALUE}")
  private int patienceSeconds;

  @Option(
      names = "--resend-after",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "Send a command again, with its id, when it has had no outcome for this long. "
              + "Default: ${DEFAULT-VALUE}")
  private int resendSeconds;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description =
          "In the comparison, how long read models may lag before a difference counts. "
              + "Default: ${DEFAULT-VALUE}")
  private int settleSeconds;

  /**
   * The options as settings.
   *
   * @param wrong makes the exception for an option out of its range
   */
  ReplaySettings settings(Names names, Function<String, RuntimeException> wrong) {
    String scheme = String.valueOf(gateway.getScheme());
    if (!scheme.matches("https?") || gateway.getHost() == null) {
      throw wrong.apply("--gateway must be an http or https URL");
    }
    if (carts < 1 || carts > CARTS_MAX) {
      throw wrong.apply("--carts must be 1 to " + CARTS_MAX);
    }
    return new ReplaySettings(
        names,
        gateway,
        pace,
        carts,
        (int) seconds("--hold-seconds", holdSeconds, 1, wrong).toSeconds(),
        seconds("--patience", patienceSeconds, 1, wrong),
        seconds("--resend-after", resendSeconds, 1, wrong),
        seconds("--settle", settleSeconds, 0, wrong));
  }

  private static Duration seconds(
      String name, int seconds, int min, Function<String, RuntimeException> wrong) {
    if (seconds < min || seconds > SECONDS_MAX) {
      throw wrong.apply("%s must be %d to %d".formatted(name, min, SECONDS_MAX));
    }
    return Duration.ofSeconds(seconds);
  }

  /** Reads a factor above 0, or "max". */
  static final class PaceConverter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String value) {
      if (value.equals("max")) {
        return Pace.max();
      }
      double speed;
      try {
        speed = Double.parseDouble(value);
      } catch (NumberFormatException e) {
        speed = 0;
      }
      if (!(speed > 0)) {
        throw new TypeConversionException("'" + value + "' is neither a factor above 0 nor max");
      }
      return new Pace(speed);
    }
  }
}
