package dev.holdfast.proof.replay;

import dev.holdfast.command.Progress;
import dev.holdfast.proof.replay.drive.Pace;
import dev.holdfast.proof.replay.fake.FakeShop;
import dev.holdfast.proof.replay.report.Report;
import dev.holdfast.proof.replay.shop.Names;
import dev.holdfast.proof.replay.shop.Script;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Plays scripts on a fake shop, with little patience. */
final class Plays {
  private Plays() {}

  static Report play(Script script, FakeShop shop, int holdSeconds) {
    ReplaySettings settings =
        new ReplaySettings(
            Names.labelled(script.run()),
            shop.url(),
            Pace.max(),
            4,
            holdSeconds,
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress(nowhere, false)) {
      return new Replay(script, settings, progress).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
