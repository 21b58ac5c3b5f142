package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The shelf with more items than are drawn at once. */
final class ShelfView {
  private static final int ROWS_MAX = 200;
  private static final int FIRST_LOAD_MAX_BYTES = 150_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PageWorld world;

  ShelfView(PageWorld world) {
    this.world = world;
  }

  /**
   * All that it needs, and no more, from the gateway alone.
   *
   * @param items that there are at least
   */
  void firstLoadIsSmall(int items) {
    // What comes once rows are shown is announced, and moves none of them.
    await().atMost(PATIENCE).ignoreExceptions().until(() -> world.shelf().items() >= items);
    Page page = world.open(Look.DESK, "shelf");
    assertThat(rows(page).nth(items - 1)).isVisible();

    Object bytes =
        page.evaluate(
            "performance.getEntries().reduce((sum, each) => sum + (each.transferSize ?? 0), 0)");
    Object elsewhere =
        page.evaluate(
            "performance.getEntriesByType('resource').map(each => each.name)"
                + ".filter(name => !name.startsWith(location.origin))");

    assertThat(((Number) bytes).intValue()).isBetween(10_000, FIRST_LOAD_MAX_BYTES);
    assertThat((List<?>) elsewhere).isEmpty();
  }

  void drawsFewRowsAndAllCanBeReached(int items) throws Exception {
    world.shelf().fill("stacked", items);
    await().atMost(PATIENCE).until(() -> world.shelf().items("stacked") == items);
    Page page = world.open(Look.DESK, "shelf?q=stacked");
    assertThat(page.locator(".count")).hasText(items + " items");
    Locator rows = rows(page);
    int seen = 0;
    for (int left = items; left > 0; left -= 100) {
      assertThat(rows).hasCount(Math.min(100, left));
      seen += rows.count();
      assertThat(rows.count()).isLessThanOrEqualTo(ROWS_MAX);
      if (left > 100) {
        String first = rows.first().textContent();
        page.getByText("Next").click();
        assertThat(rows.first()).not().hasText(first);
      }
    }
    assertThat(seen).isEqualTo(items);

    page.keyboard().press("/");
    page.keyboard().type("STACKED 041");
    assertThat(rows).hasCount(1);
    page.keyboard().press("ArrowDown");
    rows.locator("a").press("Enter");
    assertThat(page.locator("h1")).hasText("stacked-041");
  }

  void fillsByItself() throws Exception {
    Page page = world.open(Look.DESK, "shelf?q=late-tray");
    assertThat(page.locator(".empty")).isVisible();
    world.shelf().receive("late-tray", 3);
    assertThat(rows(page)).hasCount(1);
  }

  /** What takes long says that it is under way, and does not look like nothing. */
  void saysThatItIsUnderWay() {
    Page page = world.open(Look.DESK, "warehouse");
    List<Route> held = new ArrayList<>();
    page.route("**/items?*", held::add);
    world.browser().go(page, "shelf");
    assertThat(page.locator(".loading")).hasText("One moment …");
    held.forEach(Route::resume);
    page.unroute("**/items?*");
    assertThat(rows(page).first()).isVisible();
    assertThat(page.locator(".loading")).hasCount(0);

    held.clear();
    page.route("**/explain", held::add);
    world.browser().go(page, "item/last-one");
    assertThat(page.locator(".view-item")).isEmpty();
    assertThat(
            page.evaluate("getComputedStyle(document.querySelector('.view'), '::before').content"))
        .isEqualTo("\"One moment …\"");
    held.forEach(Route::resume);
    page.unroute("**/explain");
    assertThat(page.locator(".view-item h1")).hasText("last-one");
  }

  private static Locator rows(Page page) {
    return page.locator(".shelf tbody tr");
  }
}
