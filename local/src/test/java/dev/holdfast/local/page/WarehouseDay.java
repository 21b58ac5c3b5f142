package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.regex.Pattern;

/** What the warehouse enters on a day. */
final class WarehouseDay {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PageWorld world;

  WarehouseDay(PageWorld world) {
    this.world = world;
  }

  void byKeyboardOnly() {
    Page page = world.open(Look.DESK, "shelf");
    var keys = new Keys(page);
    keys.goTo("Warehouse");
    keys.type("milk-jug\n12\nnew-saucer\n5\n\n");
    assertThat(page.locator(".way[data-step=done]")).hasCount(2);

    keys.choose("Adjust");
    keys.type("milk-jug\n-2\nbroken\n\n");
    assertThat(page.locator(".way[data-step=done]")).hasCount(3);

    keys.choose("Count");
    keys.type("new-saucer\n4\n\n");
    assertThat(page.locator(".way[data-step=done]")).hasCount(4);
    Browser.picture(page, "warehouse");

    keys.goTo("Undo");
    assertThat(page.locator(".way[data-step=done]")).hasCount(5);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(world.shelf().onHand("milk-jug")).isEqualTo(58));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(world.shelf().onHand("new-saucer")).isEqualTo(4));
    assertThat(world.shelf().kinds("milk-jug"))
        .containsExactly("StockReceived", "StockReceived", "StockAdjusted", "StockAdjusted");
  }

  /** A return names the sale that it is of, and what was not sold does not come back. */
  void takesBackWhatWasSold() throws Exception {
    String sale = "/items/sold-cup/reservations/order-7";
    world.shelf().receive("sold-cup", 3);
    world.shelf().hold(sale);
    world.shelf().send("POST", sale + "/confirm", "{}");
    Page page = world.open(Look.DESK, "warehouse");
    page.locator(".scan input[name=item]:focus").waitFor();
    new Keys(page).choose("Return");

    enterReturn(page, "order-7");
    assertThat(page.locator(".way[data-step=done]")).hasCount(1);
    enterReturn(page, "order-7");
    Locator rejected = page.locator(".way[data-step=rejected]");
    assertThat(rejected).hasText("rejected: more than was sold");
    enterReturn(page, "order-8");
    assertThat(rejected.last()).hasText("no such reservation");
    assertThat(world.shelf().onHand("sold-cup")).isEqualTo(3);
  }

  private static void enterReturn(Page page, String sale) {
    new Keys(page).type("sold-cup\n1");
    page.keyboard().press("Tab");
    page.keyboard().type(sale);
    page.keyboard().press("Enter");
    new Keys(page).type("\n");
  }

  /** Only what was changed is sent; what is emptied goes back to its default. */
  void saysHowAnItemIsSold() {
    Page page = world.open(Look.DESK, "warehouse/policy?item=filter-paper");
    Locator seconds = page.locator(".policy input[name=holdSeconds]");
    assertThat(seconds).hasAttribute("placeholder", Pattern.compile("\\d+"));
    seconds.fill("600");
    page.getByText("Save policy").click();
    assertThat(page.locator(".policy .way[data-step=done]")).hasCount(1);
    Locator origins = page.locator(".policy .origin");
    assertThat(origins.filter(own())).hasCount(1);

    seconds.fill("");
    page.getByText("Save policy").click();
    assertThat(origins.filter(own())).hasCount(0);
  }

  private static Locator.FilterOptions own() {
    return new Locator.FilterOptions().setHasText("own");
  }
}
