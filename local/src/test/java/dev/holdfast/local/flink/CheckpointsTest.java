package dev.holdfast.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path root;

  @Test
  void thereIsNoneBeforeTheFirstJob() throws IOException {
    assertThat(new Checkpoints(root.resolve("none")).newest()).isEmpty();
  }

  @Test
  void theNewestIsTheOneCompletedLastWhateverItsNumber() throws IOException {
    completed("earlier-job/chk-250", 1_000);
    Path newest = completed("later-job/chk-9", 3_000);
    completed("later-job/chk-8", 2_000);

    assertThat(new Checkpoints(root).newest()).contains(newest);
  }

  @Test
  void halfACheckpointIsNone() throws IOException {
    Path whole = completed("job/chk-1", 1_000);
    Files.createDirectories(root.resolve("job/chk-2"));
    Files.createFile(root.resolve("job/chk-2/._metadata.inprogress"));
    Files.createDirectories(root.resolve("job/shared"));

    assertThat(new Checkpoints(root).newest()).contains(whole);
  }

  @Test
  void whatOtherJobsLeftCanBeDeleted() throws IOException {
    Path mine = completed("mine/chk-1", 1_000);
    completed("other/chk-7", 2_000);

    new Checkpoints(root).keepOnly("mine");

    assertThat(new Checkpoints(root).newest()).contains(mine);
    assertThat(root.resolve("other")).doesNotExist();
  }

  private Path completed(String checkpoint, long atMillis) throws IOException {
    Path folder = Files.createDirectories(root.resolve(checkpoint));
    Path metadata = Files.createFile(folder.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
    return folder;
  }
}
