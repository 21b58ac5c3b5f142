package dev.holdfast.local;

import dev.holdfast.config.ConfigException;
import dev.holdfast.local.child.PartFailed;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.config.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The command that starts everything on this machine and stays until it is interrupted. */
public final class Launcher {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int ENVIRONMENT = 3;

  private static final String SYNOPSIS =
      """
        ./holdfast start [--fresh] [--tables] [--config FILE]
        ./mvnw -Plocal [-Dexec.args=--fresh]        the same after a build

        --fresh        delete the data folder's content first
        --tables       start DynamoDB only, for what is done to tables while nothing else runs
        --config FILE  a properties file with settings; the environment goes before it
        --help         these and all settings
      """;

  private Launcher() {}

  /** Exits with 1 if a part fails to start, 2 on wrong usage, 3 if something is missing. */
  public static void main(String[] args) throws IOException, InterruptedException {
    boolean fresh = false;
    boolean tablesOnly = false;
    Optional<Path> file = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--help") || args[i].equals("-h")) {
        System.out.print(help());
        return;
      } else if (args[i].equals("--fresh")) {
        fresh = true;
      } else if (args[i].equals("--tables")) {
        tablesOnly = true;
      } else if (args[i].equals("--config") && i + 1 < args.length) {
        file = Optional.of(Path.of(args[++i]));
      } else {
        System.err.println("Unknown or incomplete argument: " + args[i] + "\n\n" + SYNOPSIS);
        System.exit(USAGE);
      }
    }
    run(fresh, tablesOnly, file);
  }

  private static void run(boolean fresh, boolean tablesOnly, Optional<Path> file)
      throws IOException, InterruptedException {
    var progress = new Progress(System.out);
    try {
      LocalConfig all = LocalConfig.read(System.getenv(), file);
      LocalConfig config = tablesOnly ? all.with(Set.of(Part.DYNAMODB)) : all;
      progress.say("launcher", "starts on " + config.data());
      for (String name : Setting.unknownOf(System.getenv().keySet())) {
        progress.say("launcher", name + " is no setting, and changes nothing; --help lists them");
      }
      LocalSystem system = LocalSystem.prepare(config, progress);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system, progress), "stop"));
      system.checkSettings();
      if (fresh) {
        system.clear();
      }
      system.start();
      progress.print(Summary.of(config, progress.seconds()));
      new CountDownLatch(1).await();
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(USAGE);
    } catch (Refused e) {
      System.err.println(e.getMessage());
      System.exit(ENVIRONMENT);
    } catch (PartFailed e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void stop(LocalSystem system, Progress progress) {
    progress.say("launcher", "stops");
    try {
      system.close();
      progress.say("launcher", "everything has ended");
    } catch (IOException | InterruptedException e) {
      progress.say("launcher", "stopped, but: " + e);
    }
  }

  private static String help() {
    var text =
        new StringBuilder(
"""
Starts DynamoDB, Kinesis, Flink, the gateway and the job on this machine, loopback only,
and stops them on Ctrl-C. What they know is kept for the next start.

%s
Settings:
"""
                .formatted(SYNOPSIS));
    for (Setting setting : Setting.values()) {
      text.append(
          String.format(
              Locale.ROOT, "  %-28s %-14s %s%n", setting, setting.byDefault(), setting.meaning()));
    }
    text.append(
        "\nExit status: 1 a part failed, 2 wrong usage, 3 something is missing or taken.\n");
    return text.toString();
  }
}
