package dev.holdfast.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.ConcurrentTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, on a whole system; the sample catalogue is its shelf. Scenarios are
 * played beside each other, the long ones first; each changes items of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTest {
  private static final int CATALOGUE_ITEMS = 8;
  private static final int ITEMS_OF_TWO_PAGES = 120;

  @TempDir static Path folder;
  private Stage stage;

  @BeforeAll
  void start() throws Exception {
    stage = Stage.start(folder.resolve("data"));
  }

  @AfterAll
  void stop() throws Exception {
    if (stage != null) {
      stage.close();
    }
  }

  @ConcurrentTest
  @Order(1)
  void pagesThatAreNotTheSystemsOwnReadNothingAndChangeNothing() throws Exception {
    stage.play(world -> new ShutOut(world).check());
  }

  @ConcurrentTest
  @Order(2)
  void whoSignsInSeesWhatHeMayDoAndTheGatewayRefusesTheRest() throws Exception {
    stage.play(world -> new SignIn(world, folder.resolve("guarded")).check());
  }

  @ConcurrentTest
  @Order(3)
  void noViewHasBarriersAtADesk() throws Exception {
    stage.play(world -> AllViews.haveNoBarriers(world, Look.DESK));
  }

  @ConcurrentTest
  @Order(4)
  void noViewHasBarriersOnAPhone() throws Exception {
    stage.play(world -> AllViews.haveNoBarriers(world, Look.PHONE));
  }

  @ConcurrentTest
  @Order(5)
  void aFileWithFaultsIsBookedButForThemAndOnceOnly() throws Exception {
    stage.play(PageTest::bookAFileTwice);
  }

  private static void bookAFileTwice(PageWorld world) throws Exception {
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

  @ConcurrentTest
  @Order(5)
  void whatAFileDoesNotSayRightIsNotTakenForSomethingElse() throws Exception {
    stage.play(world -> new StockFiles(world).sayWhatIsWrong());
    stage.play(world -> new StockFiles(world).takeTheKindThatIsChosen());
  }

  @ConcurrentTest
  @Order(5)
  void whatAFileHasBookedBeforeIsSaidAndMayBeBookedOnceMore() throws Exception {
    stage.play(world -> new StockFiles(world).mayBeBookedOnceMore());
  }

  @ConcurrentTest
  @Order(6)
  void aGatewayThatDiesIsNotedAndWhenItIsBackThePageCatchesUp() throws Exception {
    stage.play(world -> new Outage(world).isNoted(folder.resolve("beside")));
  }

  @ConcurrentTest
  @Order(7)
  void theDescriptionOfTheApiCanBeReadAndTried() throws Exception {
    stage.play(world -> new Addresses(world).theDescriptionOfTheApiCanBeReadAndTried());
  }

  @ConcurrentTest
  void theFirstLoadIsSmallAndFromTheGatewayOnly() throws Exception {
    stage.play(world -> new ShelfView(world).firstLoadIsSmall(CATALOGUE_ITEMS));
  }

  @ConcurrentTest
  void theShelfDrawsNoMoreRowsThanAScreenNeedsAndAllItemsCanBeReached() throws Exception {
    stage.play(world -> new ShelfView(world).drawsFewRowsAndAllCanBeReached(ITEMS_OF_TWO_PAGES));
  }

  @ConcurrentTest
  void whatTakesLongSaysThatItIsUnderWay() throws Exception {
    stage.play(world -> new ShelfView(world).saysThatItIsUnderWay());
  }

  @ConcurrentTest
  void whatComesToAnEmptyShelfIsThereByItself() throws Exception {
    stage.play(world -> new ShelfView(world).fillsByItself());
  }

  @ConcurrentTest
  void twoBrowsersRaceForTheLastUnit() throws Exception {
    stage.play(world -> new Storefront(world).twoRaceForTheLastUnit());
  }

  @ConcurrentTest
  void aCrowdGetsWhatThereIs() throws Exception {
    stage.play(world -> new Storefront(world).aCrowdGetsWhatThereIs());
  }

  @ConcurrentTest
  void whoDoesNotPayGivesBackWhatWasHeld() throws Exception {
    stage.play(world -> new Storefront(world).whoDoesNotPayGivesBackWhatWasHeld());
  }

  @ConcurrentTest
  void aWarehouseDayByKeyboardOnly() throws Exception {
    stage.play(world -> new WarehouseDay(world).byKeyboardOnly());
  }

  @ConcurrentTest
  void whatWasSoldComesBackOnce() throws Exception {
    stage.play(world -> new WarehouseDay(world).takesBackWhatWasSold());
  }

  @ConcurrentTest
  void howAnItemIsSoldIsSaidFieldByField() throws Exception {
    stage.play(world -> new WarehouseDay(world).saysHowAnItemIsSold());
  }

  @ConcurrentTest
  void whatWasEnteredIsKeptAndGoesOnWhateverIsShownOrLeft() throws Exception {
    stage.play(world -> new KeptLines(world).check());
  }

  @ConcurrentTest
  void noViewStaysDeadThatWasFirstGoneToWhileTheGatewayWasAway() throws Exception {
    stage.play(world -> new Outage(world).leavesNoViewDead());
  }

  @ConcurrentTest
  @Tag("exhaustive")
  void whatIsShownMeanwhileCanBeRead() throws Exception {
    stage.play(world -> new Outage(world).leavesWhatIsShownReadable());
  }

  @ConcurrentTest
  void aPageWhoseGatewayEndsWhileItComesSaysSoAndComesLater() throws Exception {
    stage.play(world -> new Outage(world).isSurvivedByAPageThatIsOnItsWay());
  }

  @ConcurrentTest
  @Tag("exhaustive")
  void aGatewayThatSaysNothingForLongIsAskedAgain() throws Exception {
    stage.play(world -> new SilentGateway(world).isAskedAgain());
  }

  @ConcurrentTest
  void theBarOfAHoldMeasuresFromWhenItBeganToRun() throws Exception {
    stage.play(world -> new HoldBar(world).check());
  }

  @ConcurrentTest
  void aHoldIsShownStepByStep() throws Exception {
    stage.play(world -> new HoldSteps(world).check());
  }

  @ConcurrentTest
  void theSystemTellsWhatFlows() throws Exception {
    stage.play(world -> new SystemView(world).tellsWhatFlows());
  }

  @ConcurrentTest
  void theSystemTellsWhatIsShort() throws Exception {
    stage.play(world -> new SystemView(world).tellsWhatIsShort());
  }

  @ConcurrentTest
  void theSystemTellsWhatTheAuditorFound() throws Exception {
    stage.play(world -> new SystemView(world).tellsWhatTheAuditorFound());
  }

  @ConcurrentTest
  void deadLettersAreShownAndPutBack() throws Exception {
    stage.play(world -> new SystemView(world).showsDeadLettersAndPutsThemBack());
  }

  @ConcurrentTest
  void anAddressThatNobodyEncodedIsWhatItIs() throws Exception {
    stage.play(world -> new Addresses(world).oneThatNobodyEncodedIsWhatItIs());
  }

  @ConcurrentTest
  void theChartsLinesAreNamedInARow() throws Exception {
    stage.play(world -> AllViews.haveTheChartsLinesNamedInARow(world.browser()));
  }

  @ConcurrentTest
  void timesAreThoseOfTheReadersZone() throws Exception {
    stage.play(world -> AllViews.haveTimesOfTheReadersZone(world.browser()));
  }

  @ConcurrentTest
  void everyTextIsThereInEveryLanguageWithTheSameValues() throws Exception {
    stage.play(world -> AllViews.haveEveryTextInEveryLanguageWithTheSameValues(world.browser()));
  }
}
