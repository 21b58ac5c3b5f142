package dev.holdfast.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start of the job that Flink refuses: what is told apart, and what follows. */
class JobKeeperTest {
  private static final String EMPTY_METADATA =
      "at org.apache.flink.runtime.checkpoint.Checkpoints.load\\nCaused by: java.io.EOFException";

  @TempDir Path home;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private FakeFlink flink;
  private JobKeeper keeper;
  private long room = Long.MAX_VALUE;
  private Path older;
  private Path newest;

  @BeforeEach
  void twoCheckpoints() throws Exception {
    flink = new FakeFlink();
    Path jar = Files.writeString(home.resolve("job.jar"), "classes");
    var progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
    keeper =
        new JobKeeper(
            new FlinkRest(flink.endpoint(), "Bearer any"),
            jar,
            List.of(),
            home,
            progress,
            () -> room);
    older = completed("chk-1", 1_000);
    newest = completed("chk-2", 2_000);
  }

  @AfterEach
  void stop() throws Exception {
    keeper.stop();
    flink.close();
  }

  private Path completed(String checkpoint, long atMillis) throws Exception {
    Path folder = Files.createDirectories(home.resolve("checkpoints/job").resolve(checkpoint));
    Path metadata = Files.createFile(folder.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
    return folder;
  }

  @Test
  void theNewestStateIsResumedFrom() throws Exception {
    keeper.start();

    assertThat(flink.runs()).singleElement().asString().contains(newest.toString());
  }

  @Test
  void aDamagedStateIsAskedForOnceAndTheOneBeforeUsed() throws Exception {
    flink.refuse(EMPTY_METADATA);

    keeper.start();

    assertThat(flink.runs()).hasSize(2);
    assertThat(flink.runs().get(1)).contains(older.toString());
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(newest + " is damaged: java.io.EOFException");
  }

  @Test
  void withoutAWholeStateTheJobStartsWithNone() throws Exception {
    flink.refuse(EMPTY_METADATA);
    flink.refuse(EMPTY_METADATA);

    keeper.start();

    assertThat(flink.runs()).hasSize(3);
    assertThat(flink.runs().get(2)).doesNotContain("savepointPath");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("NO STATE IS LEFT THAT IS WHOLE");
  }

  @Test
  void noStateOfAnotherLogIsUsedNorAnyBeforeIt() throws Exception {
    flink.refuse("java.lang.IllegalStateException: This state is of another log, whose changes …");

    keeper.start();

    assertThat(flink.runs()).hasSize(2);
    assertThat(flink.runs().get(1)).doesNotContain("savepointPath");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("This state is of another log");
  }

  @Test
  void tooManyOpenFilesAreWaitedForAndTheStateKept() throws Exception {
    flink.refuse("java.io.FileNotFoundException: x (Too many open files) at Checkpoints.load");

    keeper.start();

    assertThat(flink.runs()).hasSize(2).allMatch(run -> run.contains(newest.toString()));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("ulimit -n")
        .doesNotContain("is damaged", "--fresh");
  }

  /** Flink says only that the upload failed. */
  @Test
  void aFullDiskIsNamedAndWaitedFor() throws Exception {
    flink.refuseJar();
    room = 1;

    keeper.start();

    assertThat(flink.runs()).hasSize(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("No space left on device", "Make room on the disk");
  }

  @Test
  void aStateOfAnotherVersionEndsTheStartWithTheAdviceToStartFresh() {
    flink.refuse("org.apache.flink.util.StateMigrationException: not this one");

    assertThatThrownBy(keeper::start)
        .hasMessageContaining("StateMigrationException: not this one")
        .hasMessageContaining("--fresh");
    assertThat(flink.runs()).hasSize(1);
  }
}
