package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Where one comes to by an address that no link of the page leads to. */
final class Addresses {
  private final PageWorld world;

  Addresses(PageWorld world) {
    this.world = world;
  }

  /** Under the policy of contents that all pages have. */
  void theDescriptionOfTheApiCanBeReadAndTried() {
    Page page = world.open(Look.DESK, "shelf");
    world.browser().goTo(page, "/docs");
    Locator path = page.locator("[data-path='/live']");
    Locator live = page.locator(".opblock").filter(new Locator.FilterOptions().setHas(path));
    live.locator(".opblock-summary-control").click();
    live.getByText("Try it out").click();
    live.getByText("Execute").click();
    assertThat(live.locator(".live-responses-table .response .response-col_status"))
        .containsText("200");
  }

  void oneThatNobodyEncodedIsWhatItIs() {
    Page page = world.open(Look.DESK, "item/%");
    assertThat(page.locator("h1")).hasText("%");
    assertThat(page.locator(".empty")).isVisible();

    Page steps = world.open(Look.DESK, "item/..");
    assertThat(steps.locator(".empty")).containsText("“..” cannot be the id of an item");
    assertThat(steps.locator(".empty a")).hasCount(0);
  }
}
