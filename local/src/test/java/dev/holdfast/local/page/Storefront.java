package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/** Shoppers who want the same thing. */
final class Storefront {
  private static final String UNPAID = "unpaid-cup";

  private final PageWorld world;

  Storefront(PageWorld world) {
    this.world = world;
  }

  void twoRaceForTheLastUnit() {
    List<Page> pages =
        List.of(
            world.open(Look.DESK, "store?item=last-one"),
            world.open(Look.DARK_PHONE, "store?item=last-one"));
    pages.forEach(page -> assertThat(page.locator(".available dd")).hasText("1"));

    double at = System.currentTimeMillis() + 500.0;
    pages.forEach(
        page ->
            page.evaluate(
                "at => setTimeout(() =>"
                    + " document.querySelector('.cart .primary').click(), at - Date.now())",
                at));
    pages.forEach(page -> assertThat(page.locator(".available dd")).hasText("0"));

    List<Page> winners =
        pages.stream().filter(page -> page.locator(".cart[data-state=held]").count() == 1).toList();
    assertThat(winners).hasSize(1);
    pages.stream()
        .filter(page -> !winners.contains(page))
        .forEach(
            page -> assertThat(page.locator(".cart-message").first()).containsText("Sold out"));

    Page winner = winners.get(0);
    winner.locator(".cart").first().getByText("Check out").click();
    assertThat(winner.locator(".cart").first()).hasAttribute("data-state", "confirmed");
    assertThat(winner.locator(".steps [data-state=done]")).hasCount(3);
    pages.forEach(page -> assertThat(page.locator(".onHand dd")).hasText("0"));
    Browser.picture(pages.get(1), "sold-out");
    assertThat(world.shelf().kinds("last-one"))
        .containsOnlyOnce("ReservationPlaced", "ReservationConfirmed");
  }

  /** Extends, cannot pay, gives up, thinks better of it and gives up again. */
  void whoDoesNotPayGivesBackWhatWasHeld() throws Exception {
    world.shelf().receive(UNPAID, 5);
    Page page = world.open(Look.DESK, "store?item=" + UNPAID);
    Locator cart = page.locator(".cart").first();
    cart.getByText("Put into cart").click();
    assertThat(cart).hasAttribute("data-state", "held");
    cart.getByText("Extend").click();
    assertThat(cart.locator(".clock")).hasText(Pattern.compile("2:00|1:[45]\\d"));

    cart.getByText("Card is declined").click();
    cart.getByText("Check out").click();
    assertThat(cart).hasAttribute("data-state", "released");
    assertThat(cart.locator(".steps [data-state=failed]")).hasText("Charge the card");
    assertThat(cart.locator(".steps [data-state=done]")).hasCount(2);

    cart.getByText("Put into cart").click();
    assertThat(cart).hasAttribute("data-state", "held");
    cart.getByText("Abandon").click();
    assertThat(cart.locator(".cart-message")).hasText("Back on the shelf.");
    assertThat(page.locator(".reserved dd")).hasText("0");
    assertThat(world.shelf().kinds(UNPAID))
        .doesNotContain("ReservationConfirmed")
        .endsWith("ReservationReleased", "ReservationPlaced", "ReservationReleased");
  }

  void aCrowdGetsWhatThereIs() {
    Page page = world.open(Look.DESK, "store?item=espresso-machine");
    Page flow = world.open(Look.DESK, "system");
    assertThat(flow.locator(".node-gateway[data-health=good]")).isVisible();
    page.getByText("Both at once").click();
    assertThat(page.locator(".cart[data-state=held]")).hasCount(2);
    page.getByLabel("One more").first().click();
    assertThat(page.locator(".quantity").first()).hasText("2");

    page.getByText("Send 100 shoppers").click();

    assertThat(flow.locator(".node-gateway dd").first())
        .not()
        .hasText(Pattern.compile("^(–|0[.]0).*"));
    Browser.picture(flow, "system");
    assertThat(page.locator(".crowd-words")).containsText("4 got one, 96 heard");
    assertThat(page.locator(".available dd")).hasText("0");
    Browser.picture(page, "storefront");
  }
}
