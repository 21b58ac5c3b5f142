package dev.holdfast.proof.replay.trace;

import static dev.holdfast.proof.replay.Traces.ONLINE_RETAIL;
import static dev.holdfast.proof.replay.Traces.script;
import static dev.holdfast.proof.replay.Traces.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.proof.replay.shop.ShopAction.AdjustStock;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReturnStock;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnlineRetailScriptTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  private static Script bought() {
    return script(ONLINE_RETAIL, settings(1.0, 0));
  }

  private static Stream<ShopAction> actions(Script script) {
    return script.errands().stream().flatMap(e -> e.actions().stream()).map(TimedAction::action);
  }

  private static List<ShopAction> errand(Script script, int n) {
    return script.errands().get(n).actions().stream().map(TimedAction::action).toList();
  }

  @Test
  void anInvoiceIsACartThatReservesAllItsLinesAndThenConfirmsThem() {
    assertThat(errand(bought(), 0))
        .containsExactly(
            new ReserveLine("85123A", "run:536365:85123A", "run:536365", 10),
            new ReserveLine("22752", "run:536365:22752", "run:536365", 2),
            new ConfirmLine("85123A", "run:536365:85123A", "run:confirm:536365:85123A"),
            new ConfirmLine("22752", "run:536365:22752", "run:confirm:536365:22752"));
  }

  @Test
  void equalCodesInACartAreAddedUpAlsoWhenTheyAreSpelledInAnotherCase() {
    Script script = bought();

    assertThat(actions(script))
        .contains(new ReserveLine("85123A", "run:536365:85123A", "run:536365", 10));
    assertThat(script.merged()).isEqualTo(1);
  }

  @Test
  void anAbandonedInvoiceIsLeftToExpire() {
    Script script = script(ONLINE_RETAIL, settings(1.0, 1));

    assertThat(errand(script, 0))
        .contains(new AbandonLine("22752", "run:536365:22752"))
        .noneMatch(ConfirmLine.class::isInstance);
  }

  @Test
  void theSameInvoicesAreAbandonedInEveryRunAndAboutTheShareThatWasAskedFor() {
    long abandoned =
        Stream.iterate(536_365, n -> n + 1)
            .limit(10_000)
            .filter(n -> Invoice.abandoned(String.valueOf(n), 0.1))
            .count();

    assertThat(abandoned).isEqualTo(1_017);
  }

  @Test
  void aCreditNoteIsAReturn() {
    assertThat(actions(bought()).filter(ReturnStock.class::isInstance))
        .containsExactly(
            new ReturnStock(
                "85123A", 2, "WHITE HANGING HEART T-LIGHT HOLDER", "run:return:C536383:85123A"));
  }

  @Test
  void aNegativeLineOfAnotherInvoiceIsAnAdjustmentWithItsDescriptionAsReason() {
    assertThat(actions(bought()).filter(AdjustStock.class::isInstance))
        .containsExactly(
            new AdjustStock("21777", -10, "no reason given", "run:adjust:536589:21777"),
            new AdjustStock("22752", -1, "damages, ?", "run:adjust:536996:22752"));
  }

  @Test
  void codesThatAreNoStockAreSkippedAndCountedByReason() {
    assertThat(bought().skipped())
        .isEqualTo(Map.of("postage", 1, "discount", 1, "gift-voucher", 1));
    assertThat(bought().items()).contains("DCGS0003");
  }

  @Test
  void everyLineIsAccountedFor() {
    Script script = bought();

    long skipped = script.skipped().values().stream().mapToInt(n -> n).sum();
    long acted =
        actions(script)
            .filter(a -> !(a instanceof ConfirmLine) && !(a instanceof AbandonLine))
            .count();
    assertThat(script.lines()).isEqualTo(12);
    assertThat(skipped + script.merged() + acted).isEqualTo(12);
  }

  @Test
  void openingStockIsAMultipleOfTheDemandAndAtLeastOneUnit() {
    Script script = script(ONLINE_RETAIL, settings(0.5, 0));

    assertThat(script.opening())
        .contains(
            new ReceiveStock("85123A", 5, "run:opening:85123A:1"),
            new ReceiveStock("22139", 28, "run:opening:22139:1"))
        .as("an item that is only written off")
        .contains(new ReceiveStock("21777", 1, "run:opening:21777:1"));
    assertThat(script.opening()).hasSameSizeAs(script.items());
  }

  @Test
  void openingStockBeyondTheLargestQuantityArrivesInSeveralDeliveries() {
    Script script = script(HEADER + "1,A,x,900000,2010-12-01 08:26:00,1,,UK\n", settings(2.5, 0));

    assertThat(script.opening())
        .extracting(ReceiveStock::quantity)
        .containsExactly(1_000_000, 1_000_000, 250_000);
  }

  @Test
  void linesThatMakeNoSenseAreSkippedAndCounted() {
    Script script =
        script(
            HEADER
                + "1,A,x,many,2010-12-01 08:26:00,1,,UK\n"
                + "1,A,x,1,yesterday,1,,UK\n"
                + "1,A,x\n"
                + "1,A,x,0,2010-12-01 08:26:00,1,,UK\n"
                + "1,A,x,1000001,2010-12-01 08:26:00,1,,UK\n"
                + "C1,A,x,5,2010-12-01 08:26:00,1,,UK\n"
                + "1, ,x,5,2010-12-01 08:26:00,1,,UK\n"
                + "2,85123A,x,5,2010-12-01 08:26:00,1,,UK\n",
            settings(1, 0));

    assertThat(script.skipped()).isEqualTo(Map.of("malformed", 3, "impossible", 3, "no-code", 1));
    assertThat(script.errands()).hasSize(1);
    assertThat(script.opening()).hasSize(1);
  }
}
