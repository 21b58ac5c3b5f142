package dev.holdfast.local.part;

import dev.holdfast.local.Installation;
import dev.holdfast.local.child.ChildSpec;
import dev.holdfast.local.child.ReadyProbe;
import dev.holdfast.local.config.LocalConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Kinesis emulator; docs/decisions/kinesis-emulator.md says which, and why. */
public final class KinesisPart {
  public static final String NAME = "kinesis";

  private KinesisPart() {}

  /**
   * The process to start.
   *
   * @param logs the folder for its log
   * @param streams the folder for its data
   */
  public static ChildSpec spec(
      LocalConfig config, Installation installation, Path logs, Path streams) {
    var command =
        List.of(
            "node",
            installation.kinesis().resolve("kinesis.js").toString(),
            Integer.toString(config.kinesisPort()),
            streams.toString(),
            Injection.in(config.data(), NAME).file().toString());
    return new ChildSpec(
        NAME,
        start -> command,
        Map.of(),
        logs.resolve(NAME + ".log"),
        ReadyProbe.answers(endpoint(config)),
        Duration.ofSeconds(60),
        Duration.ofSeconds(3));
  }

  public static URI endpoint(LocalConfig config) {
    return URI.create("http://127.0.0.1:" + config.kinesisPort());
  }
}
