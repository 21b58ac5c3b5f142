package dev.holdfast.proof.replay.trace;

import static dev.holdfast.proof.replay.Traces.REES46;
import static dev.holdfast.proof.replay.Traces.script;
import static dev.holdfast.proof.replay.Traces.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.proof.replay.shop.ShopAction.ReleaseLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.ShopAction.ViewItem;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClickstreamScriptTest {
  private final Script script = script(REES46, settings(1.0, 0));

  /** The errands begin in the order alice, bob, carol, dave. */
  private List<ShopAction> errand(int n) {
    return script.errands().get(n).actions().stream().map(TimedAction::action).toList();
  }

  @Test
  void aCartEventReservesARepeatSaysItAgainAndAPurchaseConfirms() {
    ReserveLine wish = new ReserveLine("1004833", "run:alice:1004833:1", "run:alice", 1);

    assertThat(errand(0))
        .containsExactly(
            wish,
            wish,
            new ConfirmLine("1004833", wish.reservation(), "run:confirm:alice:1004833:1"));
    assertThat(script.merged()).isEqualTo(1);
  }

  @Test
  void whatWasNeverBoughtIsAbandoned() {
    assertThat(errand(1))
        .containsExactly(
            new ReserveLine("1004833", "run:bob:1004833:1", "run:bob", 1),
            new AbandonLine("1004833", "run:bob:1004833:1"));
  }

  @Test
  void everyPurchaseSellsAUnitAndACartEventAfterwardsWantsAnother() {
    assertThat(errand(2))
        .containsExactly(
            new ReserveLine("5100816", "run:carol:5100816:1", "run:carol", 1),
            new ConfirmLine("5100816", "run:carol:5100816:1", "run:confirm:carol:5100816:1"),
            new ReserveLine("5100816", "run:carol:5100816:2", "run:carol", 1),
            new ConfirmLine("5100816", "run:carol:5100816:2", "run:confirm:carol:5100816:2"),
            new ReserveLine("5100816", "run:carol:5100816:3", "run:carol", 1),
            new AbandonLine("5100816", "run:carol:5100816:3"));
  }

  @Test
  void whatIsTakenOutOfTheCartIsReleased() {
    assertThat(errand(3))
        .containsExactly(
            new ReserveLine("5100689", "run:dave:5100689:1", "run:dave", 1),
            new ReleaseLine("5100689", "run:dave:5100689:1", "run:release:dave:5100689:1"));
  }

  @Test
  void actionsKeepTheTimesOfTheTrace() {
    assertThat(script.errands().get(0).actions())
        .extracting(TimedAction::at)
        .containsExactly(
            Instant.parse("2019-10-01T02:00:10Z"),
            Instant.parse("2019-10-01T02:00:11Z"),
            Instant.parse("2019-10-01T02:00:30Z"));
    assertThat(script.errands()).isSortedAccordingTo(Comparator.comparing(Errand::begins));
  }

  @Test
  void openingStockIsWhatWillBeReserved() {
    assertThat(script.opening())
        .extracting(ReceiveStock::item, ReceiveStock::quantity)
        .containsExactlyInAnyOrder(tuple("1004833", 2), tuple("5100816", 3), tuple("5100689", 1));
  }

  @Test
  void viewsAreSkippedUnlessAskedFor() {
    TraceSettings withViews = new TraceSettings(new Ids("run"), 1, 0, true, TraceFiles.LINES_MAX);

    assertThat(script.skipped()).isEqualTo(Map.of("view", 1));
    assertThat(script(REES46, withViews).errands().get(0).actions().get(0).action())
        .isEqualTo(new ViewItem("1004833"));
  }

  @Test
  void linesThatMakeNoSenseAreSkippedAndCounted() {
    String header = REES46.lines().findFirst().orElseThrow() + "\n";
    Script odd =
        script(
            header
                + "2019-10-01 02:00:00,cart,1,2,,,1.0,4,eve\n"
                + "2019-10-01 02:00:00 UTC,cart,,2,,,1.0,4,eve\n"
                + "2019-10-01 02:00:00 UTC,cart,1,2,,,1.0,4,\n"
                + "2019-10-01 02:00:00 UTC,wish,1,2,,,1.0,4,eve\n"
                + "2019-10-01 02:00:00 UTC,remove_from_cart,1,2,,,1.0,4,eve\n"
                + "short\n"
                + "2019-10-01 02:00:00 UTC,cart,9,2,,,1.0,4,ada\n",
            settings(1, 0));

    assertThat(odd.skipped())
        .isEqualTo(
            Map.of(
                "malformed",
                2,
                "no-code",
                1,
                "no-session",
                1,
                "unknown-event",
                1,
                "not-in-cart",
                1));
    assertThat(odd.errands()).hasSize(1);
  }
}
