package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as Flink 1.20, the JDK and Linux write them. */
class TroubleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "TOO_MANY_FILES | java.io.FileNotFoundException: /d/flink/x (Too many open files) at"
            + " StreamTaskStateInitializerImpl.streamOperatorStateContext",
        "DISK_FULL | RocksDBException: While appending to file: No space left on device",
        "OUT_OF_MEMORY | java.lang.OutOfMemoryError: Java heap space",
        "OUT_OF_MEMORY | There is insufficient memory for the Java Runtime Environment to continue.",
        "PORT_TAKEN | java.net.BindException: Address already in use",
        "STATE_DIFFERS | org.apache.flink.util.StateMigrationException: The new state serializer at"
            + " StreamTaskStateInitializerImpl.streamOperatorStateContext",
        "STATE_DIFFERS | Failed to rollback to checkpoint/savepoint file:/s. Cannot map"
            + " checkpoint/savepoint state for operator 7 to the new program",
        "STATE_DAMAGED | Caused by: java.io.EOFException at"
            + " org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(",
        "STATE_DAMAGED | Caused by: java.io.FileNotFoundException: /d/shared/1 (No such file) at"
            + " StreamTaskStateInitializerImpl.keyedStatedBackend(",
        "STATE_DAMAGED | Caused by: java.io.IOException: Missing data in tmp file:"
            + " /d/archive/day=1/.events-1-0.inprogress.2 at"
            + " LocalRecoverableFsDataOutputStream$LocalCommitter.commitAfterRecovery(",
        "STATE_DAMAGED | org.rocksdb.RocksDBException: Corruption: block checksum mismatch",
        "OTHER | java.lang.IllegalArgumentException: memory.seconds must be a whole number",
      })
  void aCauseIsToldByWhatIsSaidOfIt(Trouble trouble, String text) {
    assertThat(Trouble.of(text)).isEqualTo(trouble);
  }

  @Test
  void onlyAStateOfAnotherVersionLeadsToTheEndOfAllData() {
    assertThat(Trouble.values())
        .filteredOn(each -> each.advice().contains("--fresh"))
        .containsExactly(Trouble.STATE_DIFFERS);
  }

  @Test
  void whatTheMachineLacksComesWithWhatToDo() {
    assertThat(Arrays.stream(Trouble.values()).filter(Trouble::isOfTheMachine))
        .hasSize(4)
        .noneMatch(each -> each.advice().isEmpty());
  }
}
