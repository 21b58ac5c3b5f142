package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** The bar of an open hold: what is left of it, of all that it has from when it was placed. */
final class HoldBar {
  private static final String ITEM = "house-blend-1kg";
  private static final String HOLD = "/items/" + ITEM + "/reservations/measured";
  private static final int SECONDS = 16;

  private final PageWorld world;

  HoldBar(PageWorld world) {
    this.world = world;
  }

  void check() throws Exception {
    world.shelf().hold(HOLD, SECONDS);
    Page page = world.open(Look.DARK_PHONE, "item/" + ITEM);
    assertThat(page.locator(".clock")).hasText("0:08");
    page.reload();
    assertThat(share(page)).isBetween(5.0, 100.0 * 8 / SECONDS);

    world.shelf().send("POST", HOLD + "/extend", "{\"holdSeconds\":600}");
    page.reload();
    assertThat(page.locator(".clock")).containsText("9:5");
    assertThat(share(page)).isBetween(95.0, 100.0);
    page.locator(".chart canvas").waitFor();
    Browser.picture(page, "item-phone");
    world.shelf().send("DELETE", HOLD, "");
    page.context().close();
  }

  private static double share(Page page) {
    page.locator(".track[data-known=true]").waitFor();
    return ((Number) page.evaluate("parseFloat(document.querySelector('.track i').style.width)"))
        .doubleValue();
  }
}
