package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;

/** What holds of the page wherever one is in it. */
final class AllViews {
  private AllViews() {}

  static void haveNoBarriersInAnyLook(Browser browser) {
    for (Look look : List.of(Look.DESK, Look.DARK_DESK, Look.PHONE, Look.DARK_PHONE)) {
      Page page = browser.open(look, "shelf");
      for (View view : View.values()) {
        browser.go(page, view.address);
        assertThat(page.locator(view.shown).first()).isVisible();
        browser.assertNoBarriers(page, view + " " + look);
        Browser.picture(page, view.name().toLowerCase(Locale.ROOT) + "-" + look);
      }
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
