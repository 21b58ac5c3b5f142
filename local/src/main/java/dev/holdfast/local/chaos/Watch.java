package dev.holdfast.local.chaos;

import dev.holdfast.local.FolderTree;
import dev.holdfast.local.child.PidFile;
import dev.holdfast.local.child.TemporaryFolder;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Ports;
import dev.holdfast.local.part.PrometheusPart;
import dev.holdfast.local.part.Scrapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A Prometheus for the game day, beside the one that may run: it has the same rules, at the game
 * day's pace, and scrapes the same.
 */
public final class Watch implements AutoCloseable {
  private static final String NAME = "game-day";
  private static final long READY_WITHIN_SECONDS = 60;
  private static final long PROBE_EVERY_MILLIS = 100;
  private static final long ENDS_WITHIN_SECONDS = 10;

  private final Path folder;
  private final Process process;

  /** Should the game day be killed, the next start ends what is left of it. */
  private final PidFile pid;

  private final PrometheusApi api;

  /**
   * Starts it.
   *
   * @param rules in earnest
   */
  public Watch(LocalConfig config, Path rules, Pace pace) throws IOException {
    folder = Files.createDirectories(TemporaryFolder.of(config.data(), NAME));
    pid = new PidFile(config.data().resolve(PidFile.FOLDER), NAME);
    Path ownRules = folder.resolve("rules.yml");
    Files.writeString(ownRules, pace.rules(Files.readString(rules)));
    Path scrapes = folder.resolve("prometheus.yml");
    Files.writeString(
        scrapes, Scrapes.likeThoseOf(config.data(), pace.scrapeSeconds() + "s", ownRules));
    int port = Ports.free(1)[0];
    api = new PrometheusApi(URI.create("http://127.0.0.1:" + port));
    process =
        new ProcessBuilder(PrometheusPart.command(scrapes, folder.resolve("data"), port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    pid.write(process.pid());
  }

  public PrometheusApi api() {
    return api;
  }

  /** Waits until it has seen all processes twice: a count that grew before has not grown for it. */
  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_SECONDS);
    while (!api.isReady() || !api.hasSeenAllTwice()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "Prometheus does not start, or does not reach all processes: "
                + Files.readString(folder.resolve("log")));
      }
      TimeUnit.MILLISECONDS.sleep(PROBE_EVERY_MILLIS);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      pid.delete();
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
