package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What holds of the page wherever one is in it. */
final class AllViews {
  /** Of a tenth Web Vitals say that it is good. */
  private static final double JUMPS_MAX = 0.02;

  private AllViews() {}

  /**
   * All rules in one scheme; in the other what a scheme can spoil, the contrast; in the other
   * language what longer words can, the width. And while it comes nothing jumps.
   */
  static void haveNoBarriers(PageWorld world, Look look) throws Exception {
    world.samples().put();
    Browser browser = world.browser();
    Page page = browser.open(look, "shelf");
    // What others change flashes for a moment, and is no contrast to be judged.
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    Page translated = browser.open(look.translated(), "shelf");
    for (View view : View.values()) {
      show(browser, page, view);
      assertNoBarriers(browser, page, view.name().toLowerCase(Locale.ROOT), look);
      assertNothingJumped(page, view + " " + look);

      show(browser, translated, view);
      Browser.assertWithinWindow(translated, view + " " + look.translated().language());
    }
  }

  /**
   * All rules in the look's own scheme, in the dark one those that colours can break; with a
   * picture of each.
   */
  static void assertNoBarriers(Browser browser, Page page, String name, Look look) {
    browser.assertNoBarriers(page, name + " " + look);
    Browser.picture(page, name + "-" + look);
    Look dark = look.dark();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark.scheme()));
    browser.assertContrast(page, name + " " + dark);
    Browser.picture(page, name + "-" + dark);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
  }

  private static void show(Browser browser, Page page, View view) {
    browser.go(page, view.address);
    assertThat(page.locator(view.shown).first()).isVisible();
  }

  private static void assertNothingJumped(Page page, String where) {
    Map<?, ?> jumps = Browser.jumps(page);
    assertThat(((Number) jumps.get("value")).doubleValue())
        .as(where + " " + jumps.get("what"))
        .isLessThanOrEqualTo(JUMPS_MAX);
  }

  /** What the chart's lines are stands in a row below it, also where there is little room. */
  static void haveTheChartsLinesNamedInARow(Browser browser) {
    Page page = browser.open(Look.PHONE, View.ITEM.address);
    assertThat(page.locator(".legend .held dd")).not().isEmpty();
    assertThat(page.locator(".legend")).not().containsText("–");
    Object tops =
        page.evaluate(
            "[...document.querySelectorAll('.legend .free, .legend .held')]"
                + ".map(each => each.getBoundingClientRect().top)");
    assertThat((List<?>) tops).hasSize(2);
    assertThat(((List<?>) tops).get(0)).isEqualTo(((List<?>) tops).get(1));
  }

  /** Times are those of the reader's zone, wherever the gateway is. */
  static void haveTimesOfTheReadersZone(Browser browser) {
    for (String zone : List.of("Asia/Kolkata", "America/New_York")) {
      Page page = browser.open(Look.DESK.in(zone), View.ITEM.address);
      Locator time = page.locator(".timeline time").first();
      Instant at = Instant.parse(time.getAttribute("datetime"));
      var hour = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of(zone));
      assertThat(time).containsText(hour.format(at));
      page.context().close();
    }
  }

  static void haveEveryTextInEveryLanguageWithTheSameValues(Browser browser) {
    Page page = browser.open(Look.DESK, "shelf");

    Object faulty =
        page.evaluate(
            "async () => Object.entries((await import('/web/page/words.js')).WORDS)"
                + ".filter(([, texts]) => texts.length !== 2 || new Set(texts.map(text =>"
                + " (text.match(/\\{\\w+\\}/g) ?? []).sort().join())).size !== 1).map(([name]) => name)");

    assertThat((List<?>) faulty).isEmpty();
  }
}
