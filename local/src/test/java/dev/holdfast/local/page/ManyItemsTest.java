package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a shop that has 100,000 items. */
@Tag("exhaustive")
class ManyItemsTest {
  private static final int ITEMS = 100_000;
  private static final int ROWS_MAX = 200;
  private static final int TASK_MAX_MILLIS = 50;
  private static final Duration LISTED_WITHIN = Duration.ofMinutes(1);
  private static final int WHEEL_TURNS = 60;

  private static final String WATCH_SEARCH =
      "() => { document.querySelector('input[type=search]').addEventListener('input', () => {"
          + " window.typedAt = performance.now() });"
          + " new MutationObserver(() => { window.answeredAt = performance.now() })"
          + ".observe(document.querySelector('.count'), { childList: true }) }";

  @TempDir Path folder;

  @Test
  void isReadFastAndScrollsSmoothly() throws Exception {
    try (Stage stage = Stage.start(folder.resolve("data"));
        var rows = new AvailabilityRows(stage.system().config())) {
      rows.fill(ITEMS);
      stage.play(ManyItemsTest::check);
    }
  }

  private static void check(PageWorld world) throws IOException {
    Page page = world.open(Look.DESK, "shelf?q=many");
    // The last rows may have been put a moment ago, and the count is of when the page was read.
    await()
        .pollInSameThread()
        .atMost(LISTED_WITHIN)
        .untilAsserted(
            () -> {
              page.reload();
              assertThat(shownRows(page).first()).isVisible();
              assertThat(page.locator(".count").textContent()).isEqualTo("100,000 items");
            });

    page.reload();
    assertThat(shownRows(page).first()).isVisible();
    double firstLoad = ((Number) page.evaluate("performance.now()")).doubleValue();
    assertThat(shownRows(page).count()).isBetween(1, ROWS_MAX);
    Scrolling.of(world.browser(), page).assertSmooth();
    Trace scrolling = Trace.of(world.browser(), page, () -> scroll(page));
    double search = search(page);

    System.out.printf(
        "first load %.0f ms, search %.0f ms, longest task %.0f ms%n",
        firstLoad, search, scrolling.longestTaskMillis());
    assertThat(firstLoad).isLessThanOrEqualTo(1_000);
    assertThat(search).isLessThanOrEqualTo(500);
    assertThat(scrolling.tasks()).isPositive();
    assertThat(scrolling.longestTaskMillis()).isLessThanOrEqualTo(TASK_MAX_MILLIS);
  }

  private static void scroll(Page page) {
    page.mouse().move(700, 500);
    for (int turn = 0; turn < WHEEL_TURNS; turn++) {
      page.mouse().wheel(0, turn < WHEEL_TURNS / 2 ? 150 : -150);
    }
  }

  /** Milliseconds from the last sign that is typed to the answer. */
  private static double search(Page page) {
    page.evaluate(WATCH_SEARCH);
    page.keyboard().press("/");
    page.keyboard().type("many-00777");
    assertThat(page.locator(".count")).hasText("1 item");
    assertThat(shownRows(page)).hasText(Pattern.compile("many-00777.*"));
    return ((Number) page.evaluate("answeredAt - typedAt")).doubleValue();
  }

  private static Locator shownRows(Page page) {
    return page.locator(".shelf tbody tr");
  }
}
