package dev.holdfast.proof.replay;

import static dev.holdfast.proof.replay.Traces.script;
import static dev.holdfast.proof.replay.Traces.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.proof.replay.fake.FakeShop;
import dev.holdfast.proof.replay.fake.Fault;
import dev.holdfast.proof.replay.fake.Trouble;
import dev.holdfast.proof.replay.gateway.GatewayAway;
import dev.holdfast.proof.replay.report.Report;
import dev.holdfast.proof.replay.report.Tally;
import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.trace.Ids;
import dev.holdfast.proof.replay.trace.TraceFiles;
import dev.holdfast.proof.replay.trace.TraceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {
  private static final Script INVOICES = script(Traces.ONLINE_RETAIL, settings(2.0, 0));
  private static final Script CLICKS = script(Traces.REES46, settings(1.0, 0));

  @Test
  void anHonestShopHasNoMismatchInAMonthOfInvoices() {
    try (FakeShop shop = FakeShop.honest()) {
      Report report = Plays.play(INVOICES, shop, 1);

      assertThat(report.mismatches()).isEmpty();
      assertThat(report.finished()).isTrue();
      assertThat(report.tally()).isEqualTo(new Tally(5, 0, 5, 0, 0, 1, 2, 0));
      assertThat(report.latencies().hold().count()).isEqualTo(5);
      assertThat(report.latencies().commandToOutcome().count()).isPositive();
    }
  }

  @Test
  void anHonestShopHasNoMismatchInAnHourOfClicks() {
    try (FakeShop shop = FakeShop.honest()) {
      Report report = Plays.play(CLICKS, shop, 2);

      assertThat(report.mismatches()).isEmpty();
      assertThat(report.tally()).isEqualTo(new Tally(6, 0, 3, 1, 2, 0, 0, 0));
      assertThat(report.latencies().expiryLag().count()).isEqualTo(2);
    }
  }

  @Test
  void cartsThatFindTheShelfEmptyAreRefusedAndNeverConfirmed() {
    try (FakeShop shop = FakeShop.honest()) {
      Report report = Plays.play(script(Traces.ONLINE_RETAIL, settings(0.5, 0)), shop, 1);

      assertThat(report.mismatches()).isEmpty();
      assertThat(report.tally().refused()).isPositive();
      assertThat(report.tally().confirmed()).isEqualTo(report.tally().placed());
    }
  }

  @Test
  void theSameLabelOnceMoreAsksForNothingNew() {
    try (FakeShop shop = FakeShop.honest()) {
      Tally first = Plays.play(CLICKS, shop, 2).tally();

      Report again = Plays.play(CLICKS, shop, 2);

      assertThat(again.mismatches()).isEmpty();
      assertThat(again.tally()).isEqualTo(first);
    }
  }

  @Test
  void anotherLabelStartsFromTheStockThatIsThere() {
    TraceSettings other = new TraceSettings(new Ids("other"), 2, 0, false, TraceFiles.LINES_MAX);
    try (FakeShop shop = FakeShop.honest()) {
      Tally first = Plays.play(INVOICES, shop, 1).tally();

      Report second = Plays.play(script(Traces.ONLINE_RETAIL, other), shop, 1);

      assertThat(second.mismatches()).isEmpty();
      assertThat(second.tally()).isEqualTo(first);
      assertThat(second.eventsOfOthers()).isPositive();
    }
  }

  @Test
  void viewsReadTheItemsPage() {
    TraceSettings views = new TraceSettings(new Ids("run"), 1, 0, true, TraceFiles.LINES_MAX);
    String header = Traces.REES46.lines().findFirst().orElseThrow() + "\n";
    String view = "2019-10-01 02:00:00 UTC,view,7,2,,,1.0,4,eve\n";
    try (FakeShop shop = FakeShop.honest()) {
      Report report = Plays.play(script(header + view.repeat(5), views), shop, 1);

      assertThat(report.mismatches()).isEmpty();
      assertThat(shop.requests("GET /items/7")).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  @Execution(ExecutionMode.CONCURRENT)
  void troubleIsNoMismatch(Trouble trouble) {
    try (FakeShop shop = FakeShop.with(trouble)) {
      assertThat(Plays.play(INVOICES, shop, 1).mismatches()).isEmpty();
    }
    try (FakeShop shop = FakeShop.with(trouble)) {
      assertThat(Plays.play(CLICKS, shop, 2).mismatches()).isEmpty();
    }
  }

  @Test
  void aConfirmThatComesTooLateIsTakenAsTheOutcomeSays() {
    try (FakeShop shop = FakeShop.with(Trouble.DECIDES_LATE)) {
      Report report = Plays.play(INVOICES, shop, 1);

      assertThat(report.mismatches()).isEmpty();
      assertThat(report.tally().confirmed()).isEqualTo(5);
      assertThat(report.latencies().expiryLag().count()).isEqualTo(5);
    }
  }

  @Test
  void aShopWithoutAJobIsReportedAsSuch() {
    try (FakeShop shop = FakeShop.with(Fault.NEVER_DECIDES)) {
      assertThatThrownBy(() -> Plays.play(INVOICES, shop, 1))
          .isInstanceOf(GatewayAway.class)
          .hasMessageContaining("is the job running?");
    }
  }
}
