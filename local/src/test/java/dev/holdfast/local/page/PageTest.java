package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, on a whole system; the sample catalogue is its shelf. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FIRST_LOAD_MAX_BYTES = 150_000;
  private static final int ROWS_MAX = 200;
  @TempDir static Path folder;
  private PageWorld world;

  @BeforeAll
  void start() throws Exception {
    world = PageWorld.start(folder.resolve("data"));
  }

  @AfterAll
  void stop() throws Exception {
    if (world != null) {
      world.close();
    }
  }

  @Test
  @Order(1)
  void theFirstLoadIsSmallAndFromTheGatewayOnly() {
    Page page = world.open(Look.DESK, "shelf");
    assertThat(page.locator(".shelf tbody tr")).hasCount(8);

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

  @Test
  @Order(2)
  void twoBrowsersRaceForTheLastUnit() {
    new Storefront(world).twoRaceForTheLastUnit();
  }

  @Test
  @Order(2)
  void aCrowdGetsWhatThereIs() {
    new Storefront(world).aCrowdGetsWhatThereIs();
  }

  @Test
  @Order(3)
  void aWarehouseDayByKeyboardOnly() {
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

  @Test
  @Order(4)
  void aFileWithFaultsIsBookedButForThemAndOnceOnly() throws Exception {
    var delivery = new Delivery(folder);

    for (int time = 0; time < 2; time++) {
      List<String> told = delivery.book(world.open(Look.DESK, "warehouse/csv"));
      assertThat(told).hasSize(1 + Delivery.LINES + Delivery.FAULTY);
      assertThat(told.stream().filter(line -> line.contains(",done,"))).hasSize(Delivery.LINES);
      assertThat(told.get(Delivery.LINES + 1)).contains(",bad id,1,", "faulty");
    }
    assertThat(world.shelf().kinds("sku-000")).containsExactly("StockReceived");
    assertThat(world.shelf().kinds("sku-119")).containsExactly("StockReceived");
  }

  @Test
  @Order(5)
  void theShelfDrawsNoMoreRowsThanAScreenNeedsAndAllItemsCanBeReached() {
    Page page = world.open(Look.DESK, "shelf?q=sku");
    assertThat(page.locator(".count")).hasText(Delivery.LINES + " items");
    Locator rows = page.locator(".shelf tbody tr");
    int seen = 0;
    for (int left = Delivery.LINES; left > 0; left -= 100) {
      assertThat(rows).hasCount(Math.min(100, left));
      seen += rows.count();
      assertThat(rows.count()).isLessThanOrEqualTo(ROWS_MAX);
      if (left > 100) {
        String first = rows.first().textContent();
        page.getByText("Next").click();
        assertThat(rows.first()).not().hasText(first);
      }
    }
    assertThat(seen).isEqualTo(Delivery.LINES);

    page.keyboard().press("/");
    page.keyboard().type("SKU 041");
    assertThat(rows).hasCount(1);
    page.keyboard().press("ArrowDown");
    rows.locator("a").press("Enter");
    assertThat(page.locator("h1")).hasText("sku-041");
  }

  @Test
  @Order(6)
  void aGatewayThatDiesIsNotedAndWhenItIsBackThePageCatchesUp() {
    new Outage(world).isNoted();
  }

  @Test
  @Order(6)
  void noViewStaysDeadThatWasFirstGoneToWhileTheGatewayWasAway() {
    new Outage(world).leavesNoViewDead();
  }

  @Test
  @Order(6)
  void whatWasEnteredIsKeptAndGoesOnWhateverIsShownOrLeft() {
    new KeptLines(world).check();
  }

  @Test
  @Order(6)
  @Tag("exhaustive")
  void aGatewayThatSaysNothingForLongIsAskedAgain() {
    new SilentGateway(world).isAskedAgain();
  }

  @Test
  @Order(6)
  void theBarOfAHoldMeasuresFromWhenItBeganToRun() throws Exception {
    new HoldBar(world).check();
  }

  @Test
  @Order(6)
  void theSystemTellsWhatIsShort() throws Exception {
    new SystemView(world).tellsWhatIsShort();
  }

  @Test
  @Order(6)
  void deadLettersAreShownAndPutBack() {
    new SystemView(world).showsDeadLettersAndPutsThemBack();
  }

  @Test
  @Order(6)
  void aPageWhoseGatewayEndsWhileItComesSaysSoAndComesLater() {
    new Outage(world).isSurvivedByAPageThatIsOnItsWay();
  }

  @Test
  @Order(6)
  void anAddressThatNobodyEncodedIsWhatItIs() {
    Page page = world.open(Look.DESK, "item/%");
    assertThat(page.locator("h1")).hasText("%");
    assertThat(page.locator(".empty")).isVisible();
  }

  @Test
  @Order(6)
  void whatComesToAnEmptyShelfIsThereByItself() throws Exception {
    Page page = world.open(Look.DESK, "shelf?q=late-tray");
    assertThat(page.locator(".empty")).isVisible();
    world.shelf().send("POST", "/items/late-tray/stock", "{\"kind\":\"received\",\"quantity\":3}");
    assertThat(page.locator(".shelf tbody tr")).hasCount(1);
  }

  @Test
  @Order(7)
  void noViewHasBarriersInAnyLook() {
    AllViews.haveNoBarriersInAnyLook(world.browser());
  }

  @Test
  @Order(7)
  void theChartsLinesAreNamedInARow() {
    AllViews.haveTheChartsLinesNamedInARow(world.browser());
  }

  @Test
  @Order(8)
  void everyTextIsThereInEveryLanguageWithTheSameValues() {
    AllViews.haveEveryTextInEveryLanguageWithTheSameValues(world.browser());
  }

  @Test
  @Order(9)
  void pagesThatAreNotTheSystemsOwnReadNothingAndChangeNothing() throws Exception {
    new ShutOut(world).check();
  }

  @Test
  @Order(10)
  void whoSignsInSeesWhatHeMayDoAndTheGatewayRefusesTheRest() throws Exception {
    new SignIn(world.system().config(), folder.resolve("guarded")).check();
  }

  @Test
  @Order(11)
  void noPageHadAnythingToComplainOf() {
    assertThat(world.browser().complaints()).isEmpty();
  }
}
