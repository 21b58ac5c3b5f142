package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** The bar of an open hold: what is left of it, of all that it has from when it was placed. */
final class HoldBar {
  private static final String ITEM = "house-blend-1kg";
  private static final String HOLD = "/items/" + ITEM + "/reservations/measured";
  private static final int SECONDS = 600;
  private static final int LATER_SECONDS = 300;

  /** What opening the page may take, and clocks may differ by, in percent of a hold. */
  private static final double SLACK = 10;

  private final PageWorld world;

  HoldBar(PageWorld world) {
    this.world = world;
  }

  /** By a browser whose clock is ahead, as if it looked that much later. */
  void check() throws Exception {
    world.shelf().hold(HOLD, SECONDS);
    Page page = world.open(Look.DARK_PHONE, "shelf");
    page.clock().setFixedTime(System.currentTimeMillis() + LATER_SECONDS * 1_000L);
    world.browser().go(page, "item/" + ITEM);
    assertThat(share(page)).isBetween(50 - SLACK, 50 + SLACK);

    world.shelf().send("POST", HOLD + "/extend", "{\"holdSeconds\":%d}".formatted(4 * SECONDS));
    page.reload();
    assertThat(share(page)).isBetween(87.5 - SLACK, 87.5 + SLACK);
    page.locator(".chart canvas").waitFor();
    Browser.picture(page, "item-phone");
    world.shelf().send("DELETE", HOLD, "");
  }

  private static double share(Page page) {
    page.locator(".track[data-known=true]").waitFor();
    return ((Number) page.evaluate("parseFloat(document.querySelector('.track i').style.width)"))
        .doubleValue();
  }
}
