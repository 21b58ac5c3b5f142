package dev.holdfast.gateway;

import ch.qos.logback.classic.LoggerContext;
import dev.holdfast.config.ConfigException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The command line: `[--check] [--properties FILE]`. */
public final class Main {
  private static final int WRONG_USAGE = 2;
  private static final int SOMETHING_MISSING = 3;

  private Main() {}

  /**
   * Runs until the process is stopped; ends with status 2 for wrong settings, 3 for a lack. With
   * `--check` it only reads the settings, and ends with 0 if nothing is wrong with them.
   */
  public static void main(String[] args) {
    int status = run(args, System.getenv(), System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Last of all the log, which may have lines that are not written yet. */
  private static void end(Gateway gateway) {
    gateway.close();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      log.stop();
    }
  }

  static int run(String[] args, Map<String, String> environment, PrintStream err) {
    boolean isCheck = args.length > 0 && args[0].equals("--check");
    List<String> file = List.of(args).subList(isCheck ? 1 : 0, args.length);
    boolean isNamed = file.size() == 2 && file.get(0).equals("--properties");
    if (!file.isEmpty() && !isNamed) {
      err.println("usage: java -jar holdfast-gateway.jar [--check] [--properties FILE]");
      return WRONG_USAGE;
    }
    GatewayConfig config;
    try {
      config =
          GatewayConfig.read(
              environment, isNamed ? Optional.of(Path.of(file.get(1))) : Optional.empty());
    } catch (ConfigException e) {
      err.println(e.getMessage());
      return WRONG_USAGE;
    }
    if (isCheck) {
      return 0;
    }
    try {
      Gateway gateway = Gateway.start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gateway), "shutdown"));
      System.out.println("The gateway listens on " + gateway.address());
      return 0;
    } catch (CannotListenException e) {
      err.println(e.getMessage());
      return SOMETHING_MISSING;
    }
  }
}
