package dev.holdfast.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexStreamsTest {
  @TempDir Path folder;

  /** As DynamoDB Local looks for it whenever it is asked anything about the table. */
  @Test
  void theFirstRecordOfAStreamIsFoundWithoutReadingThoseOfOthers() throws Exception {
    Path file = folder.resolve("streams.db");
    new WriteAheadDatabase(file).close();

    assertThat(QueryPlan.of(file, "SELECT MIN(SequenceNumber) FROM us WHERE StreamID = 'one'"))
        .contains("USING COVERING INDEX us*StreamID")
        .doesNotContain("SCAN");
  }

  @Test
  void aDatabaseThatHasTheIndexIsOpenedAgain() throws Exception {
    Path file = folder.resolve("streams.db");
    new WriteAheadDatabase(file).close();
    new WriteAheadDatabase(file).close();

    assertThat(QueryPlan.of(file, "SELECT MIN(SequenceNumber) FROM us WHERE StreamID = 'one'"))
        .contains("us*StreamID");
  }
}
