package dev.holdfast.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePointsTest {
  @TempDir Path root;

  @Test
  void thereIsNoneBeforeTheFirstJob() throws IOException {
    assertThat(points().newestFirst()).isEmpty();
  }

  @Test
  void theNewestIsTheOneCompletedLastWhateverItsNumber() throws IOException {
    Path earlier = completed("checkpoints/earlier-job/chk-250", 1_000);
    Path newest = completed("checkpoints/later-job/chk-9", 3_000);
    Path middle = completed("checkpoints/later-job/chk-8", 2_000);

    assertThat(points().newestFirst()).containsExactly(newest, middle, earlier);
  }

  @Test
  void aSavepointCountsByItsTimeAsACheckpointDoes() throws IOException {
    Path before = completed("checkpoints/job/chk-1", 1_000);
    Path savepoint = completed("savepoints/savepoint-1", 2_000);
    Path after = completed("checkpoints/job/chk-2", 3_000);

    assertThat(points().newestFirst()).containsExactly(after, savepoint, before);
  }

  @Test
  void aSavepointThatWasPutElsewhereCounts() throws IOException {
    Path checkpoint = completed("checkpoints/job/chk-1", 1_000);
    Path elsewhere = completed("backup/savepoint-1", 2_000);
    completed("backup/savepoint-0", 3_000);

    points().note(elsewhere);

    assertThat(points().newestFirst()).containsExactly(elsewhere, checkpoint);
  }

  @Test
  void whatIsOlderThanTheStreamsReachBackIsNotUsedButAfterALongStopTheNewestIs()
      throws IOException {
    long day = Duration.ofDays(1).toMillis();
    completed("savepoints/last-week", 1_000);
    Path newest = completed("checkpoints/job/chk-7", 7 * day);
    Path before = completed("checkpoints/job/chk-6", 7 * day - 30_000);

    assertThat(points().newestFirst()).containsExactly(newest, before);
  }

  @Test
  void halfACheckpointIsNone() throws IOException {
    Path whole = completed("checkpoints/job/chk-1", 1_000);
    Path half = Files.createDirectories(root.resolve("checkpoints/job/chk-2"));
    Files.createFile(half.resolve("._metadata.inprogress"));
    Files.createDirectories(root.resolve("checkpoints/job/shared"));

    assertThat(points().newestFirst()).containsExactly(whole);
    assertThat(points().incomplete()).containsExactly(half);
  }

  @Test
  void whatOtherJobsLeftCanBeDeletedButSavepointsStay() throws IOException {
    Path mine = completed("checkpoints/mine/chk-1", 1_000);
    completed("checkpoints/other/chk-7", 2_000);
    Path savepoint = completed("savepoints/savepoint-1", 500);

    points().keepOnly("mine");

    assertThat(points().newestFirst()).containsExactly(mine, savepoint);
    assertThat(root.resolve("checkpoints/other")).doesNotExist();
  }

  private RestorePoints points() {
    return new RestorePoints(root.resolve("checkpoints"), root.resolve("savepoints"));
  }

  private Path completed(String state, long atMillis) throws IOException {
    Path folder = Files.createDirectories(root.resolve(state));
    Path metadata = Files.createFile(folder.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
    return folder;
  }
}
