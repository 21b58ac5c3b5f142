package dev.holdfast.local.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.holdfast.local.LocalSystem;
import dev.holdfast.local.Progress;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.GatewayPart;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A whole system, and a browser that looks at its page. */
record PageWorld(LocalSystem system, Browser browser, Shelf shelf) implements AutoCloseable {

  /** Where there is no browser, tests are skipped; but not in CI, which must have one. */
  static PageWorld start(Path data) throws Exception {
    boolean isThere = Files.isExecutable(Browser.CHROMIUM);
    assumeTrue(
        isThere || System.getenv("CI") != null,
        "no " + Browser.CHROMIUM + ": `apt-get install chromium`, or set CHROMIUM");
    LocalSystem system = LocalSystem.start(LocalConfig.onFreePorts(data), new Progress(System.out));
    URI gateway = GatewayPart.endpoint(system.config());
    return new PageWorld(system, new Browser(gateway), new Shelf(gateway));
  }

  Page open(Look look, String view) {
    return browser.open(look, view);
  }

  void killGateway() {
    system.child("gateway").process().destroyForcibly();
  }

  @Override
  public void close() throws Exception {
    browser.close();
    system.close();
  }
}
