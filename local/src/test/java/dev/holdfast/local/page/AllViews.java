package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What holds of the page wherever one is in it. */
final class AllViews {
  /** Of a tenth Web Vitals say that it is good. */
  private static final double JUMPS_MAX = 0.02;

  private AllViews() {}

  /**
   * In both sizes all rules, once; in the other scheme what a scheme can spoil, the contrast; in
   * the other language what longer words can, the width. And while it comes nothing jumps.
   */
  static void haveNoBarriersInAnyLook(Browser browser) {
    for (Look look : List.of(Look.DESK, Look.PHONE)) {
      Page page = browser.open(look, "shelf");
      Page translated = browser.open(look.translated(), "shelf");
      for (View view : View.values()) {
        show(browser, page, view);
        browser.assertNoBarriers(page, view + " " + look);
        assertNothingJumped(page, view + " " + look);
        picture(page, view, look);
        Look dark = look.dark();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark.scheme()));
        browser.assertContrast(page, view + " " + dark);
        picture(page, view, dark);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));

        show(browser, translated, view);
        Browser.assertWithinWindow(translated, view + " " + look.translated().language());
      }
      page.context().close();
      translated.context().close();
    }
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

  private static void picture(Page page, View view, Look look) {
    Browser.picture(page, view.name().toLowerCase(Locale.ROOT) + "-" + look);
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
    page.context().close();
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
