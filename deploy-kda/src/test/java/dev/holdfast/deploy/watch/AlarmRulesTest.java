package dev.holdfast.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.deploy.TestTemplates;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The template's rules, on figures of some minutes: when they alarm, and when they do not. */
class AlarmRulesTest {
  private static final JsonNode WATCH = TestTemplates.watch(Map.of());
  private static final int MINUTES = 70;
  private static final double MISSING = Double.NaN;

  private static final String WRITTEN = "ConsumedWriteCapacityUnits";
  private static final String CHANGES = "changesRead";

  @Test
  void aLogWhoseChangesDoNotComeAlarms() {
    assertThat(alarms("ChangesMissing", Map.of(WRITTEN, all(20), CHANGES, all(500)))).isTrue();
  }

  @Test
  void oneWhoseChangesComeDoesNotNorOneThatNobodyWritesTo() {
    assertThat(alarms("ChangesMissing", Map.of(WRITTEN, all(20), CHANGES, growing(5)))).isFalse();
    assertThat(alarms("ChangesMissing", Map.of(WRITTEN, all(0), CHANGES, all(500)))).isFalse();
    assertThat(alarms("ChangesMissing", Map.of(WRITTEN, all(MISSING), CHANGES, all(500))))
        .isFalse();
  }

  /** A counter begins at 0 again with the job. */
  @Test
  void changesThatAreMissingForMinutesOnlyAndAJobThatBeginsAgainDoNotAlarm() {
    Map<String, double[]> late =
        Map.of(WRITTEN, all(20), CHANGES, ending(growing(5), 340, 340, 340));
    assertThat(alarms("ChangesMissing", late)).isFalse();
    Map<String, double[]> restarted =
        Map.of(WRITTEN, all(20), CHANGES, ending(growing(5), MISSING, 0, 30, 60));
    assertThat(alarms("ChangesMissing", restarted)).isFalse();
  }

  /** That is told by JobDown. */
  @Test
  void aJobThatTellsNothingIsNotSaidToMissChanges() {
    assertThat(alarms("ChangesMissing", Map.of(WRITTEN, all(20)))).isFalse();
    assertThat(alarms("JobDown", Map.of(WRITTEN, all(20)))).isTrue();
  }

  @Test
  void eachAlarmIsQuietWhenAllIsWell() {
    Map<String, double[]> well =
        Map.ofEntries(
            Map.entry("downtime", all(0)),
            Map.entry("fullRestarts", all(2)),
            Map.entry("numberOfFailedCheckpoints", all(1)),
            Map.entry("IncomingRecords", all(240)),
            Map.entry("GetRecords.IteratorAgeMilliseconds", all(200)),
            Map.entry("changesLagMillis", all(300)),
            Map.entry("itemsSetAside", all(0)),
            Map.entry("commandsFromNewerGateways", all(0)),
            Map.entry("deadLetters", all(3)),
            Map.entry("unitsShort", all(0)),
            Map.entry("rowsToRetire", growing(100)),
            Map.entry("rowsRetired", growing(99)),
            Map.entry("archiveFilesRead", growing(1)),
            Map.entry("archiveFilesUnreadable", all(0)),
            Map.entry(WRITTEN, all(20)),
            Map.entry(CHANGES, growing(10)),
            Map.entry("HealthyHostCount", all(2)),
            Map.entry("RequestCount", all(1_000)),
            Map.entry("TargetResponseTime", all(0.04)));

    assertThat(alarming(well)).isEmpty();
  }

  @Test
  void eachAlarmsByItsOwnFigures() {
    Map<String, Map<String, double[]>> wrong =
        Map.ofEntries(
            Map.entry("NoTicks", Map.of("IncomingRecords", all(10))),
            Map.entry("TicksMissing", Map.of("ticksMissing", all(4))),
            Map.entry("JobDown", Map.of("downtime", growing(60_000))),
            Map.entry("JobRestarting", Map.of("fullRestarts", ending(all(2), 3))),
            Map.entry("CheckpointsFailing", Map.of("numberOfFailedCheckpoints", growing(1))),
            Map.entry("JobSilent", Map.of("jobSilent", all(1))),
            Map.entry("JobBehind", Map.of("GetRecords.IteratorAgeMilliseconds", all(61_000))),
            Map.entry("ChangesLate", Map.of("changesLagMillis", all(3_600_001))),
            Map.entry("ChangesMissing", Map.of(WRITTEN, all(20), CHANGES, all(500))),
            Map.entry("JobOlderThanGateways", Map.of("commandsFromNewerGateways", all(1))),
            Map.entry("ItemsSetAside", Map.of("itemsSetAside", all(1))),
            Map.entry("DeadLetters", Map.of("deadLetters", ending(all(3), 3.5))),
            Map.entry("Shortfall", Map.of("unitsShort", all(4))),
            Map.entry("AuditFindings", Map.of("auditFindings", all(1))),
            Map.entry("RetireBehind", Map.of("rowsToRetire", all(2e9), "rowsRetired", all(1))),
            Map.entry("ArchiveLate", Map.of(WRITTEN, all(20), "archiveFilesRead", all(7))),
            Map.entry("ArchiveUnreadable", Map.of("archiveFilesUnreadable", ending(all(0), 0.5))),
            Map.entry("NoGateway", Map.of("HealthyHostCount", all(0))),
            Map.entry(
                "GatewayErrors",
                Map.of("RequestCount", all(1_000), "HTTPCode_Target_5XX_Count", all(11))),
            Map.entry("GatewaySlow", Map.of("TargetResponseTime", all(3.1))),
            Map.entry("GatewayFull", Map.of("memoryFull", all(1))),
            Map.entry("LogAway", Map.of("logAway", all(1))),
            Map.entry("ListBehind", Map.of("listBehind", all(1))),
            Map.entry("ClockOff", Map.of("clockOff", all(1))),
            Map.entry("WritesThrottled", Map.of("WriteThrottleEvents", all(1))),
            Map.entry("ReadsThrottled", Map.of("ReadThrottleEvents", all(1))),
            Map.entry("CommandsThrottled", Map.of("WriteProvisionedThroughputExceeded", all(1))));

    Set<String> names = new TreeSet<>();
    TestTemplates.all(WATCH, WatchTest.ALARM).forEach(alarm -> names.add(WatchTest.name(alarm)));
    assertThat(wrong.keySet()).isEqualTo(names);
    wrong.forEach((alarm, told) -> assertThat(alarms(alarm, told)).as(alarm).isTrue());
  }

  private static boolean alarms(String name, Map<String, double[]> told) {
    return alarming(told).contains(name);
  }

  private static Set<String> alarming(Map<String, double[]> told) {
    Set<String> alarming = new TreeSet<>();
    for (JsonNode alarm : TestTemplates.all(WATCH, WatchTest.ALARM)) {
      if (new AlarmRule(alarm).alarms(told)) {
        alarming.add(WatchTest.name(alarm));
      }
    }
    return alarming;
  }

  private static double[] all(double value) {
    return DoubleStream.generate(() -> value).limit(MINUTES).toArray();
  }

  private static double[] growing(double aMinute) {
    return DoubleStream.iterate(0, value -> value + aMinute).limit(MINUTES).toArray();
  }

  private static double[] ending(double[] values, double... last) {
    double[] ended = Arrays.copyOf(values, MINUTES);
    System.arraycopy(last, 0, ended, MINUTES - last.length, last.length);
    return ended;
  }
}
