package dev.holdfast.local.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.LocalSystem;
import dev.holdfast.local.Progress;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.GatewayPart;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A whole system, and browsers that look at its page: one for each scenario that is played, of
 * which some are beside each other.
 */
final class Stage implements AutoCloseable {
  /** Scenarios wait more than they compute; but what a browser draws, it draws by processor. */
  private static final int BROWSERS = Math.min(4, Runtime.getRuntime().availableProcessors() + 1);

  private final LocalSystem system;
  private final URI gateway;
  private final Shelf shelf;
  private final Samples samples;
  private final Semaphore free = new Semaphore(BROWSERS, true);
  private final Queue<Browser> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Browser> all = new ConcurrentLinkedQueue<>();

  private Stage(LocalSystem system) {
    this.system = system;
    gateway = GatewayPart.endpoint(system.config());
    shelf = new Shelf(gateway);
    samples = new Samples(shelf);
  }

  /** What somebody does with the page. */
  interface Scenario {
    void play(PageWorld world) throws Exception;
  }

  /** Where there is no browser, tests are skipped; but not in CI, which must have one. */
  static Stage start(Path data) throws Exception {
    boolean isThere = Files.isExecutable(Browser.CHROMIUM);
    assumeTrue(
        isThere || System.getenv("CI") != null,
        "no " + Browser.CHROMIUM + ": `apt-get install chromium`, or set CHROMIUM");
    return new Stage(LocalSystem.start(LocalConfig.onFreePorts(data), new Progress(System.out)));
  }

  LocalSystem system() {
    return system;
  }

  /**
   * Plays it as soon as a browser is free, and sees that no page has had anything to complain of.
   */
  void play(Scenario scenario) throws Exception {
    free.acquire();
    try {
      Browser browser = browser();
      scenario.play(new PageWorld(system, browser, shelf, samples));
      browser.assertNoComplaints();
      browser.closePages();
      // One with which something went wrong is not used again.
      idle.add(browser);
    } finally {
      free.release();
    }
  }

  private Browser browser() throws Exception {
    Browser known = idle.poll();
    if (known != null) {
      return known;
    }
    Browser started = new Browser(gateway);
    all.add(started);
    return started;
  }

  @Override
  public void close() throws Exception {
    all.forEach(Browser::close);
    system.close();
  }
}
