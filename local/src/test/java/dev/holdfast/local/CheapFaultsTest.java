package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.chaos.Observed;
import dev.holdfast.local.chaos.Pace;
import dev.holdfast.local.chaos.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of all faults those that cost the least; {@link GameDayTest} has the others. */
@OnSharedSystem
@Tag("exhaustive")
class CheapFaultsTest {
  private final SharedSystem shared;

  CheapFaultsTest(SharedSystem shared) {
    this.shared = shared;
  }

  @Test
  void aPoisonedRecordAndAClockThatIsOffFireTheirAlertsAndNoOther() throws Exception {
    assumeTrue(
        Installation.isOnThePath("prometheus"),
        "prometheus is not here: it comes with the package of that name");
    try (var observed = new Observed(shared.config(), Pace.FASTER_MAX)) {
      for (String fault : new String[] {"poison-record", "clock-off"}) {
        Verdict verdict = observed.have(fault);
        assertThat(verdict).matches(Verdict::isAsExpected);
      }
    }
  }
}
