package dev.holdfast.proof.simulate.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.flow.StepSettings;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedSettingsTest {
  private static final SimulatedSettings SETTINGS = new SimulatedSettings(Duration.ofSeconds(2));

  @Test
  void nothingButSomeTimesIsSetOtherThanTheJobSetsIt() throws ReflectiveOperationException {
    Set<String> other = new TreeSet<>();
    for (Method setting : StepSettings.class.getMethods()) {
      if (!setting.invoke(SETTINGS).equals(setting.invoke(SimulatedSettings.DEFAULTS))) {
        assertThat(setting.getReturnType()).as(setting.getName()).isEqualTo(Duration.class);
        other.add(setting.getName());
      }
    }
    assertThat(other)
        .containsExactly(
            "alertsBetter",
            "alertsWorse",
            "archiveInterval",
            "memory",
            "retention",
            "snapshotInterval");
  }

  @Test
  void timesKeepTheOrderOfTheRealOnes() {
    assertThat(SETTINGS.grace()).isLessThan(SETTINGS.memory());
    assertThat(SETTINGS.memory()).isLessThan(SETTINGS.retention());
    assertThat(SETTINGS.holePatience()).isLessThan(SETTINGS.grace());
    assertThat(SETTINGS.conflation()).isLessThan(SETTINGS.archiveInterval());
    assertThat(SETTINGS.archiveInterval()).isLessThan(SETTINGS.retention());
  }
}
