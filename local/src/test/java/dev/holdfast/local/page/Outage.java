package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.holdfast.local.GatewayBeside;
import dev.holdfast.local.LocalSystem;
import dev.holdfast.local.part.GatewayPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the page does while the gateway is away, and when it is back. */
final class Outage {
  private static final String NOT_SHOWN = "This could not be shown";

  private static final String BANNER_IS_ABOVE =
      "document.querySelector('#banner').getBoundingClientRect().bottom"
          + " <= document.querySelector('h1').getBoundingClientRect().top";

  private final PageWorld world;

  Outage(PageWorld world) {
    this.world = world;
  }

  /**
   * A gateway that dies is noted, and the page catches up with it; one beside that of all others.
   *
   * @param data for it
   */
  void isNoted(Path data) throws Exception {
    try (var beside = GatewayBeside.start(world.system().config(), data, Map.of())) {
      isNoted(beside);
      world.browser().closePages();
    }
  }

  private void isNoted(LocalSystem beside) {
    Browser browser = world.browser().at(GatewayPart.endpoint(beside.config()));
    Page page = browser.open(Look.DESK, "shelf?q=burr");
    Page booking = browser.open(Look.DESK, "warehouse");
    Locator onHand = page.locator(".shelf td.col-onHand");
    assertThat(onHand).hasText("25");
    page.evaluate("window.isTheSame = true");
    new Keys(booking).type("burr-grinder\n5\n");

    beside.child("gateway").process().destroyForcibly();
    new Keys(booking).type("\n");

    assertThat(page.locator("#banner[data-state=lost]")).isVisible();
    Browser.picture(page, "lost");
    assertThat(booking.locator(".way[data-step=done]")).hasCount(1);
    assertThat(page.locator("#banner[data-state=lost]")).hasCount(0);
    assertThat(onHand).hasText("30");
    assertThat(page.evaluate("window.isTheSame")).isEqualTo(true);
    assertThat(world.shelf().kinds("burr-grinder"))
        .containsExactly("StockReceived", "StockReceived");
  }

  /** What is shown meanwhile is stale, and can be read all the same. */
  void leavesWhatIsShownReadable() {
    for (Look look : List.of(Look.DESK, Look.PHONE)) {
      Page page = world.open(look, "shelf?status=in-stock");
      page.locator(View.SHELF.shown).first().waitFor();
      page.context().setOffline(true);
      assertThat(page.locator("#banner[data-state=lost]")).isVisible();
      for (Look each : List.of(look, look.dark())) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(each.scheme()));
        world.browser().assertContrast(page, "stale " + each);
        Browser.picture(page, "stale-" + each);
      }
      page.context().close();
    }
  }

  /** A gateway that ends while the page is loaded leaves no blank one behind. */
  void isSurvivedByAPageThatIsOnItsWay() {
    Page page = world.open(Look.DESK, "shelf");
    page.route("**/live", Route::abort);
    page.route("**/views/system.js", Route::abort);
    page.reload();
    assertThat(page.locator(".waits")).isVisible();
    assertThat(page.locator(".waits")).containsText("does not answer");

    page.unroute("**/views/system.js");
    page.unroute("**/live");

    assertThat(page.locator(".shelf tbody tr").first()).isVisible();
  }

  /** Each view that was never opened before says what it cannot show, and shows it later. */
  void leavesNoViewDead() {
    Page page = world.open(Look.DARK_PHONE, "warehouse");
    page.locator(".scan").waitFor();
    page.context().setOffline(true);

    for (View view : View.values()) {
      world.browser().go(page, view.address);
      assertThat(page.locator("h1")).not().isEmpty();
    }
    assertThat(page.locator("#banner[data-state=lost]")).isVisible();
    assertThat(page.evaluate(BANNER_IS_ABOVE)).isEqualTo(true);
    for (View view : new View[] {View.STOREFRONT, View.ITEM, View.SHELF}) {
      world.browser().go(page, view.address);
      assertThat(page.locator(".empty")).containsText(NOT_SHOWN);
      page.context().setOffline(false);
      assertThat(page.locator(view.shown).first()).isVisible();
      page.context().setOffline(true);
    }
  }
}
