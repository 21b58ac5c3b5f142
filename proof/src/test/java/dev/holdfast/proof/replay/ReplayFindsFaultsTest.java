package dev.holdfast.proof.replay;

import static dev.holdfast.proof.replay.Traces.script;
import static dev.holdfast.proof.replay.Traces.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.replay.check.Mismatch;
import dev.holdfast.proof.replay.fake.FakeShop;
import dev.holdfast.proof.replay.fake.Fault;
import dev.holdfast.proof.replay.report.Report;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class ReplayFindsFaultsTest {

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LOSES_A_CONFIRM                | done, with 0 effects in the log
          CONFIRMS_TWICE                 | done, with 2 effects in the log
          REJECTS_A_CONFIRM_IN_TIME      | of a hold that had not expired was rejected
          NEVER_DECIDES_A_CONFIRM        | no outcome
          RETURNS_TWICE                  | StockReturned names neither a reservation nor a command
          ANSWERS_A_HOLD_THAT_IT_FORGETS | answered as held, but not placed in the log
          PLACES_ONE_UNIT_MORE           | asked for
          SKIPS_A_SEQ                    | follows seq 0
          SHOWS_ONE_UNIT_TOO_MANY        | onHand in the read model: expected
          SHOWS_AN_OLD_SEQ               | seq in the read model: expected
          SHOWS_A_CONFIRMED_HOLD_AS_HELD | confirmed by the answers, shown as held
          """)
  void aFaultAmongInvoicesIsFound(Fault fault, String text) {
    try (FakeShop shop = FakeShop.with(fault)) {
      assertFound(Plays.play(script(Traces.ONLINE_RETAIL, settings(2.0, 0)), shop, 5), text);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NEVER_EXPIRES                  | expired by the answers, held by the log
          EXPIRES_EARLY                  | ms before
          """)
  void aFaultAmongClicksIsFound(Fault fault, String text) {
    try (FakeShop shop = FakeShop.with(fault)) {
      assertFound(Plays.play(script(Traces.REES46, settings(1.0, 0)), shop, 1), text);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACCEPTS_BEYOND_STOCK           | oversold: wants
          KEEPS_A_HOLD_THAT_IT_REFUSED   | refused, but placed in the log
          """)
  void aFaultAtAnEmptyShelfIsFound(Fault fault, String text) {
    try (FakeShop shop = FakeShop.with(fault)) {
      assertFound(Plays.play(script(Traces.ONLINE_RETAIL, settings(0.5, 0)), shop, 1), text);
    }
  }

  private static void assertFound(Report report, String text) {
    String all =
        report.mismatches().stream().map(Mismatch::toString).collect(Collectors.joining("\n"));
    assertThat(all).contains(text);
    assertThat(report.inWords()).contains(text);
  }
}
