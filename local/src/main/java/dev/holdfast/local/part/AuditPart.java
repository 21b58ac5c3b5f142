package dev.holdfast.local.part;

import dev.holdfast.local.Installation;
import dev.holdfast.local.child.ChildSpec;
import dev.holdfast.local.child.JvmCommand;
import dev.holdfast.local.config.LocalConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The auditor beside the system, from the jar of all commands. */
public final class AuditPart {
  public static final String NAME = "audit";

  private static final String MAIN_CLASS = "dev.holdfast.bench.Bench";

  private AuditPart() {}

  /**
   * The process to start. Nobody waits for its first round.
   *
   * @param logs the folder for its log
   * @param archive that of the job's files
   */
  public static ChildSpec spec(
      LocalConfig config, Installation installation, Path logs, Path archive) {
    var command =
        new JvmCommand(
            config.data(),
            NAME,
            List.of("-Xmx128m"),
            MAIN_CLASS,
            List.of(
                "audit",
                "--watch",
                "--dynamodb",
                DynamoDbPart.endpoint(config).toString(),
                "--prefix",
                config.prefix(),
                "--archive",
                archive.toString()));
    return new ChildSpec(
        NAME,
        start -> command.line(),
        JvmCommand.classPath(installation.benchJar(), installation.classes()),
        logs.resolve(NAME + ".log"),
        starts -> true,
        Duration.ofSeconds(60),
        Duration.ofSeconds(5));
  }
}
