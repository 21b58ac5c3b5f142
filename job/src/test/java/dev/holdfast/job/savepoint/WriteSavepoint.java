package dev.holdfast.job.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.World;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the savepoint that is kept of a release; run by name when one is made, and never with the
 * other tests. The README of the job tells the command.
 */
class WriteSavepoint {
  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  @Test
  void ofTheReleaseThatIsNamed(@TempDir Path folder) throws Exception {
    String release = System.getProperty("savepoint.release");
    assertThat(release).as("-Dsavepoint.release=").isNotBlank();
    KeptSavepoint kept = KeptSavepoint.of(release);
    FileUtils.deleteDirectoryQuietly(kept.path().toFile());
    try (World world = new World();
        RunningJob job = RunningJob.start(world, folder, 2, null)) {
      new SavepointScene(world).play(System.currentTimeMillis());
      Path written = job.stopWithSavepoint(folder.resolve("savepoint"));
      // A file under way would be looked for where this test had it.
      assertThat(new File(world.archive)).isEmptyDirectory();
      kept.keep(world);
      copy(written, kept.path());
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
