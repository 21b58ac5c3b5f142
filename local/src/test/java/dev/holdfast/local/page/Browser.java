package dev.holdfast.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's Chromium, and what is wrong with the pages it shows. */
final class Browser implements AutoCloseable {
  static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  private static final Path FOLDER = Path.of(System.getProperty("browser.folder"));
  private static final double PATIENCE_MILLIS = 60_000;

  /** A status that is no good one is told to the console, also where the page expects it. */
  private static final String EXPECTED = "Failed to load resource";

  /** Keeps what has moved by itself, away from under the reader's eye; see {@link #jumps}. */
  private static final String WATCH_JUMPS =
      "window.jumps = []; new PerformanceObserver(list => list.getEntries()"
          + ".filter(each => !each.hadRecentInput).forEach(each => window.jumps.push({"
          + " value: each.value, what: each.sources.map(s => s.node?.outerHTML?.slice(0, 120)) })))"
          + ".observe({ type: 'layout-shift', buffered: true })";

  /** Numbers that are wider than where they stand; a part of a pixel is none. */
  private static final String CRAMPED =
      "[...document.querySelectorAll('td.number, .figures dd')]"
          + ".filter(each => each.scrollWidth > each.clientWidth + 1)"
          + ".map(each => each.textContent)";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final URI gateway;
  private final String axe;
  private final List<String> complaints;

  Browser(URI gateway) throws IOException {
    this.gateway = gateway;
    this.axe = Files.readString(FOLDER.resolve("node_modules/axe-core/axe.min.js"));
    this.playwright = Playwrights.create();
    this.chromium = Playwrights.chromium(playwright);
    this.complaints = new ArrayList<>();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private Browser(Browser same, URI gateway) {
    this.gateway = gateway;
    this.axe = same.axe;
    this.playwright = same.playwright;
    this.chromium = same.chromium;
    this.complaints = same.complaints;
  }

  /** The same one, for the page of another gateway. */
  Browser at(URI other) {
    return new Browser(this, other);
  }

  /** A window of somebody's own. */
  Page open(Look look, String view) {
    var context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setLocale(look.language())
                .setTimezoneId(look.zone())
                .setBypassCSP(false));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.addInitScript(WATCH_JUMPS);
    Page page = context.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(complaints::add);
    go(page, view);
    return page;
  }

  void go(Page page, String view) {
    goTo(page, "/#/" + view);
  }

  void goTo(Page page, String path) {
    page.navigate(gateway + path);
  }

  private void hear(ConsoleMessage message) {
    boolean bad = message.type().equals("error") || message.type().equals("warning");
    if (bad && !message.text().startsWith(EXPECTED)) {
      complaints.add(message.type() + ": " + message.text());
    }
  }

  /** No page has had anything to tell its console that is no good. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  /** One that nobody looks at is drawn and kept up to date all the same. */
  void closePages() {
    chromium.contexts().forEach(BrowserContext::close);
  }

  /** Nothing in the way of readers who see, hear or point otherwise; nothing beside the window. */
  void assertNoBarriers(Page page, String where) {
    assertNoViolations(page, "", where);
    assertWithinWindow(page, where);
  }

  /** All can be told from what is behind it, and links from the words around them. */
  void assertContrast(Page page, String where) {
    assertNoViolations(page, "{ runOnly: ['color-contrast', 'link-in-text-block'] }", where);
  }

  private void assertNoViolations(Page page, String options, String where) {
    if (page.evaluate("'axe' in window").equals(false)) {
      page.evaluate(axe);
    }
    Object found =
        page.evaluate(
            "async () => (await axe.run("
                + options
                + ")).violations.map(v =>"
                + " v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))");
    assertThat((List<?>) found).as(where).isEmpty();
  }

  /** Nothing stands beside the window, or within it over something else. */
  static void assertWithinWindow(Page page, String where) {
    Object beyond = page.evaluate("document.documentElement.scrollWidth > innerWidth");
    assertThat(beyond).as(where + " is wider than the window").isEqualTo(false);
    Object cramped = page.evaluate(CRAMPED);
    assertThat((List<?>) cramped).as(where + " has no room for numbers").isEmpty();
  }

  /**
   * How far things have moved by themselves since this was asked last, as the share of the window
   * that they stood in by the share that they went (cumulative layout shift), and which.
   */
  static Map<?, ?> jumps(Page page) {
    return (Map<?, ?>)
        page.evaluate(
            "({ value: jumps.reduce((sum, each) => sum + each.value, 0), what: jumps.splice(0) })");
  }

  /** The trace of a while, as JSON: what each thread did when. */
  byte[] trace(Page page, Runnable what) {
    chromium.startTracing(
        page,
        new com.microsoft.playwright.Browser.StartTracingOptions()
            .setCategories(
                List.of(
                    "toplevel",
                    "devtools.timeline",
                    "disabled-by-default-devtools.timeline.frame",
                    "__metadata")));
    what.run();
    return chromium.stopTracing();
  }

  /** Kept in `target/screenshots`; those in `docs` are copies. */
  static void picture(Page page, String name) {
    picture(page, name, page.viewportSize().width == Look.DESK.width());
  }

  /**
   * @param isWhole whether also what is beyond the window
   */
  static void picture(Page page, String name, boolean isWhole) {
    Path file = FOLDER.resolveSibling("screenshots").resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(isWhole));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
