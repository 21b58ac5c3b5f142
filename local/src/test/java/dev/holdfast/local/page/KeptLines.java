package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** Lines of the warehouse when somebody leaves the page, or its view, before they are booked. */
final class KeptLines {
  private static final String ITEM = "paper-cup";
  private static final String BOOKINGS = "**/items/" + ITEM + "/stock";

  private final PageWorld world;
  private final Page page;
  private final List<String> questions = new ArrayList<>();

  KeptLines(PageWorld world) {
    this.world = world;
    page = world.open(Look.DESK, "warehouse");
    page.onDialog(
        dialog -> {
          questions.add(dialog.type());
          dialog.accept();
        });
  }

  void check() {
    whatIsNotBookedIsThereAfterTheQuestion();
    whatGotThroughUnheardIsSentOnWithItsKey();
    whatIsUnderWayGoesOnInAnotherView();
    whatHasItsOutcomeAsksNothingAndCanBeUndone();
  }

  private void whatIsNotBookedIsThereAfterTheQuestion() {
    new Keys(page).type(ITEM + "\n5\n");
    page.reload();
    assertThat(questions).containsExactly("beforeunload");
    assertThat(rows()).hasCount(1);
    assertThat(page.getByText("Book lines (1)")).isEnabled();
  }

  private void whatGotThroughUnheardIsSentOnWithItsKey() {
    page.route(BOOKINGS, Route::abort);
    page.route(
        BOOKINGS,
        route -> {
          route.fetch();
          route.abort();
        },
        new Page.RouteOptions().setTimes(1));
    new Keys(page).type("\n");
    assertThat(steps("again")).hasCount(1);

    page.reload();
    assertThat(questions).containsExactly("beforeunload", "beforeunload");
    assertThat(rows()).hasCount(1);
    page.unroute(BOOKINGS);

    assertThat(steps("done")).hasCount(1);
    assertThat(world.shelf().kinds(ITEM)).containsExactly("StockReceived");
  }

  private void whatIsUnderWayGoesOnInAnotherView() {
    new Keys(page).type(ITEM + "\n2\n\n");
    world.browser().go(page, View.SHELF.address);
    assertThat(page.locator(View.SHELF.shown).first()).isVisible();
    world.browser().go(page, "warehouse");
    assertThat(steps("done")).hasCount(2);
    assertThat(world.shelf().kinds(ITEM)).containsExactly("StockReceived", "StockReceived");
  }

  private void whatHasItsOutcomeAsksNothingAndCanBeUndone() {
    page.reload();
    assertThat(questions).hasSize(2);
    page.getByText("Undo").first().click();
    assertThat(steps("done")).hasCount(3);
    assertThat(world.shelf().kinds(ITEM))
        .containsExactly("StockReceived", "StockReceived", "StockAdjusted");
    page.getByText("Clear finished lines").click();
    assertThat(rows()).hasCount(0);
  }

  private Locator rows() {
    return page.locator(".lines tbody tr");
  }

  private Locator steps(String step) {
    return page.locator(".way[data-step=" + step + "]");
  }
}
