package dev.holdfast.local.page;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, of which nothing is downloaded. */
final class Playwrights {
  private Playwrights() {}

  static Playwright create() {
    return Playwright.create(
        new Playwright.CreateOptions()
            .setEnv(
                Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", "node")));
  }

  /** Without a graphics processor, which would be emulated where there is none. */
  static com.microsoft.playwright.Browser chromium(Playwright playwright, String... arguments) {
    List<String> all =
        Stream.concat(Stream.of("--no-sandbox", "--disable-gpu"), Stream.of(arguments)).toList();
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(Browser.CHROMIUM).setArgs(all));
  }
}
