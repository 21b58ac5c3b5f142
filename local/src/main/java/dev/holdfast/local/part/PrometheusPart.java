package dev.holdfast.local.part;

import dev.holdfast.local.child.ChildSpec;
import dev.holdfast.local.child.ReadyProbe;
import dev.holdfast.local.config.LocalConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prometheus, as this machine has it installed, over gateway and job. */
public final class PrometheusPart {
  public static final String NAME = "prometheus";

  private PrometheusPart() {}

  /**
   * The process to start.
   *
   * @param logs the folder for its log
   * @param figures the folder that holds what it is to scrape, see {@link Scrapes}, and all that it
   *     has scraped
   */
  public static ChildSpec spec(LocalConfig config, Path logs, Path figures) {
    List<String> command =
        command(Scrapes.file(figures), figures.resolve("data"), config.prometheusPort());
    return new ChildSpec(
        NAME,
        start -> command,
        Map.of(),
        logs.resolve(NAME + ".log"),
        ReadyProbe.answersOk(endpoint(config).resolve("/-/ready")),
        Duration.ofSeconds(60),
        Duration.ofSeconds(5));
  }

  /**
   * How it is started.
   *
   * @param scrapes its configuration
   * @param kept where it keeps what it has scraped
   */
  public static List<String> command(Path scrapes, Path kept, int port) {
    return List.of(
        NAME,
        "--config.file=" + scrapes,
        "--storage.tsdb.path=" + kept,
        "--storage.tsdb.retention.time=15d",
        "--storage.tsdb.retention.size=2GB",
        "--web.listen-address=127.0.0.1:" + port,
        "--log.level=warn");
  }

  public static URI endpoint(LocalConfig config) {
    return URI.create("http://127.0.0.1:" + config.prometheusPort());
  }
}
