package dev.holdfast.gateway;

import ch.qos.logback.classic.LoggerContext;
import dev.holdfast.config.ConfigException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The command line: `[--properties FILE]`. */
public final class Main {
  private static final int WRONG_USAGE = 2;
  private static final int SOMETHING_MISSING = 3;

  private Main() {}

  /** Runs until the process is stopped; ends with status 2 for wrong settings, 3 for a lack. */
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
    boolean named = args.length == 2 && args[0].equals("--properties");
    if (args.length > 0 && !named) {
      err.println("usage: java -jar holdfast-gateway.jar [--properties FILE]");
      return WRONG_USAGE;
    }
    GatewayConfig config;
    try {
      config =
          GatewayConfig.read(environment, named ? Optional.of(Path.of(args[1])) : Optional.empty());
    } catch (ConfigException e) {
      err.println(e.getMessage());
      return WRONG_USAGE;
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
