package dev.holdfast.use;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.HoldfastBuilder;
import dev.holdfast.client.answer.NoAnswerException;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.LocalGateway;
import dev.holdfast.command.TrustedCa;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where Holdfast is, what lets one in, and how answers are written. */
final class ClientOptions {
  private static final int SECONDS_MAX = 86_400;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      defaultValue = LocalGateway.ADDRESS,
      description = "Where the gateway is. Default: ${DEFAULT-VALUE}")
  private URI url;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "A file with the API key, where one is needed. Without, it is in HOLDFAST_API_KEY.")
  private Path key;

  @Mixin private TrustedCa ca;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to ask for an answer. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(names = "--json", description = "Write answers as JSON, one a line.")
  private boolean json;

  /** Calls Holdfast, and makes an exit status of what comes of it. */
  int run(ToIntBiFunction<Holdfast, Output> call) {
    Output output = new Output(command.commandLine(), json);
    try {
      return call.applyAsInt(holdfast(), output);
    } catch (ProblemException e) {
      output.problem(e.problem());
      return statusOf(e.problem().status());
    } catch (NoAnswerException e) {
      return output.away(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** Of a refusal. */
  static int statusOf(int problem) {
    return switch (problem) {
      case 400, 422 -> ExitStatus.USAGE;
      case 401, 403 -> ExitStatus.ENVIRONMENT;
      default -> ExitStatus.CHECK_FAILED;
    };
  }

  private Holdfast holdfast() {
    if (seconds < 1 || seconds > SECONDS_MAX) {
      throw wrong("--deadline must be 1 to " + SECONDS_MAX);
    }
    ca.trust(this::wrong);
    String credential = credential();
    return HoldfastBuilder.at(url).apiKey(credential).deadline(Duration.ofSeconds(seconds)).build();
  }

  private String credential() {
    if (key == null) {
      return System.getenv().getOrDefault("HOLDFAST_API_KEY", "");
    }
    try {
      return Files.readString(key).strip();
    } catch (IOException e) {
      throw wrong("--key: " + key + " can't be read");
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
