package dev.holdfast.local.part;

import dev.holdfast.config.ConfigException;
import dev.holdfast.local.FolderTree;
import dev.holdfast.local.Installation;
import dev.holdfast.local.child.JvmCommand;
import dev.holdfast.local.child.ShortRun;
import dev.holdfast.local.child.TemporaryFolder;
import dev.holdfast.local.config.LocalConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks gateway and job what is wrong with their settings, before anything is started: each knows
 * best itself, and all that is wrong is to be said at once.
 */
public final class SettingsCheck {
  private static final String JOB_CHECK = "dev.holdfast.job.CheckSettings";

  private static final int WRONG_SETTINGS = 2;

  private SettingsCheck() {}

  /**
   * @throws ConfigException with every fault there is
   */
  public static void of(LocalConfig config, Installation installation) throws IOException {
    // The next start deletes it, should this one be ended meanwhile.
    Path folder = Files.createDirectories(TemporaryFolder.of(config.data(), "check"));
    try {
      Path properties = JobProperties.write(config, folder);
      CompletableFuture<ShortRun> gateway =
          ShortRun.of(
              JvmCommand.briefly(GatewayPart.mainClass(installation), List.of("--check")),
              GatewayPart.environment(config, installation));
      CompletableFuture<ShortRun> job =
          ShortRun.of(
              JvmCommand.briefly(JOB_CHECK, List.of("--properties", properties.toString())),
              // Flink brings what the job logs by; the launcher has it, too.
              JvmCommand.classPath(installation.jobJar(), System.getProperty("java.class.path")));
      List<String> faults = new ArrayList<>();
      say(faults, "The gateway: ", gateway.join());
      say(faults, "The job: ", job.join());
      if (!faults.isEmpty()) {
        throw new ConfigException(faults);
      }
    } finally {
      FolderTree.delete(folder);
    }
  }

  private static void say(List<String> faults, String who, ShortRun asked) throws IOException {
    if (asked.status() == WRONG_SETTINGS) {
      asked.lines().forEach(line -> faults.add(who + line));
    } else if (asked.status() != 0) {
      throw new IOException(who + "can't read its settings\n" + String.join("\n", asked.lines()));
    }
  }
}
