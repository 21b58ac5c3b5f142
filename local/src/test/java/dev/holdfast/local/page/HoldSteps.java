package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** One hold, step by step, also while its steps come. */
final class HoldSteps {
  private static final String ITEM = "traced-cup";
  private static final String HOLD = "order-41";
  private static final String PATH = "/items/" + ITEM + "/reservations/";
  private static final Pattern SINCE = Pattern.compile("\\+ [\\d,.]+ (ms|s)|\\+ \\d+:\\d\\d");

  private final PageWorld world;

  HoldSteps(PageWorld world) {
    this.world = world;
  }

  void check() throws Exception {
    Shelf shelf = world.shelf();
    shelf.receive(ITEM, 9);
    shelf.hold(PATH + HOLD);
    shelf.hold(PATH + "another");
    Page page = world.open(Look.DESK, "item/" + ITEM + "?hold=" + HOLD);
    assertThat(steps(page)).hasText(new Pattern[] {Pattern.compile("Held.*cart c1.*")});
    assertThat(page.locator(".trace-open .clock")).hasText(Pattern.compile("1[45]:\\d\\d"));

    shelf.send("POST", PATH + HOLD + "/extend", "{\"holdSeconds\":1800}");
    assertThat(steps(page)).hasCount(2);
    assertThat(page.locator(".trace-open .clock")).hasText(Pattern.compile("(29|30):\\d\\d"));
    shelf.send("POST", PATH + HOLD + "/confirm", "{}");
    assertThat(steps(page)).hasCount(3);
    assertThat(page.locator(".trace-open")).isHidden();
    assertThat(page.locator(".trace-state")).hasText(Pattern.compile("Sold after .* cart c1\\."));
    showsTheSameAnew(page);
    Browser.picture(page, "hold");

    page.getByText("All events of the item").click();
    assertThat(page.locator(".holds tbody tr")).hasCount(1);
    assertThat(page.locator(".timeline li")).hasCount(5);
    tellsHowManyOfItWereSold(shelf);
  }

  private void tellsHowManyOfItWereSold(Shelf shelf) throws Exception {
    shelf.send("PUT", PATH + "parted", "{\"cart\":\"c1\",\"quantity\":5}");
    shelf.send("POST", PATH + "parted/confirm", "{\"quantity\":2,\"rest\":\"keep\"}");
    Page page = world.open(Look.DESK, "item/" + ITEM + "?hold=parted");
    assertThat(page.locator(".trace-state"))
        .hasText(Pattern.compile("Held: 3 of 5 × for cart c1, until .*"));

    shelf.send("DELETE", PATH + "parted", "");
    assertThat(page.locator(".trace-state"))
        .hasText(Pattern.compile("Sold after .*: 2 of 5 × for cart c1\\."));
  }

  /** What was heard bit by bit is what the log says. */
  private static void showsTheSameAnew(Page page) {
    page.reload();
    assertThat(steps(page).locator(".kind")).hasText(new String[] {"Held", "Extended", "Sold"});
    Locator since = steps(page).locator(".since");
    assertThat(since).hasText(new Pattern[] {SINCE, SINCE});
    assertThat(steps(page).last()).containsText("command by-hand-");
  }

  private static Locator steps(Page page) {
    return page.locator(".trace li");
  }
}
