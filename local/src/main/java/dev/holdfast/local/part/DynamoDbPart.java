package dev.holdfast.local.part;

import dev.holdfast.local.Installation;
import dev.holdfast.local.child.ChildSpec;
import dev.holdfast.local.child.JvmCommand;
import dev.holdfast.local.child.ReadyProbe;
import dev.holdfast.local.config.LocalConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * DynamoDB Local. What it has acknowledged survives kill -9, rows and stream records alike: SQLite
 * writes through before it answers.
 */
public final class DynamoDbPart {
  public static final String NAME = "dynamodb";

  private DynamoDbPart() {}

  /**
   * The process to start.
   *
   * @param logs the folder for its log
   * @param tables the folder for its data
   */
  public static ChildSpec spec(
      LocalConfig config, Installation installation, Path logs, Path tables) {
    var command =
        new JvmCommand(
            config.data(),
            NAME,
            List.of("-Xmx512m"),
            "dev.holdfast.local.dynamodb.LoopbackDynamoDb",
            List.of(
                Integer.toString(config.dynamoDbPort()),
                tables.toString(),
                Injection.in(config.data(), NAME).file().toString()));
    return new ChildSpec(
        NAME,
        start -> command.line(),
        JvmCommand.classPath(
            installation.dynamoDbLibraries().resolve("*"),
            installation.dynamoDbClasses(),
            installation.classes()),
        logs.resolve(NAME + ".log"),
        ReadyProbe.answers(endpoint(config)),
        Duration.ofSeconds(60),
        Duration.ofSeconds(3));
  }

  public static URI endpoint(LocalConfig config) {
    return URI.create("http://127.0.0.1:" + config.dynamoDbPort());
  }
}
