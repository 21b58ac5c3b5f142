package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
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
  private static final int CATALOGUE_ITEMS = 8;

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
    new ShelfView(world).firstLoadIsSmall(CATALOGUE_ITEMS);
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
  @Order(2)
  void whoDoesNotPayGivesBackWhatWasHeld() {
    new Storefront(world).whoDoesNotPayGivesBackWhatWasHeld();
  }

  @Test
  @Order(3)
  void aWarehouseDayByKeyboardOnly() {
    new WarehouseDay(world).byKeyboardOnly();
  }

  @Test
  @Order(3)
  void whatWasSoldComesBackOnce() throws Exception {
    new WarehouseDay(world).takesBackWhatWasSold();
  }

  @Test
  @Order(3)
  void howAnItemIsSoldIsSaidFieldByField() {
    new WarehouseDay(world).saysHowAnItemIsSold();
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
    new ShelfView(world).drawsFewRowsAndAllCanBeReached("sku", Delivery.LINES);
  }

  @Test
  @Order(5)
  @Tag("exhaustive")
  void theShelfScrollsSmoothly() throws Exception {
    new ShelfView(world).scrollsSmoothly("sku");
  }

  @Test
  @Order(6)
  void whatTakesLongSaysThatItIsUnderWay() {
    new ShelfView(world).saysThatItIsUnderWay();
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
  @Tag("exhaustive")
  void whatIsShownMeanwhileCanBeRead() {
    new Outage(world).leavesWhatIsShownReadable();
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
  void aHoldIsShownStepByStep() throws Exception {
    new HoldSteps(world).check();
  }

  /** Under the policy of contents that all pages have; see the last test. */
  @Test
  @Order(6)
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
    page.context().close();
  }

  @Test
  @Order(6)
  void theSystemTellsWhatIsShort() throws Exception {
    new SystemView(world).tellsWhatIsShort();
  }

  @Test
  @Order(6)
  void theSystemTellsWhatTheAuditorFound() {
    new SystemView(world).tellsWhatTheAuditorFound();
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
    new ShelfView(world).fillsByItself();
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
