package dev.holdfast.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The job of a released version, built from this repository's own history. */
final class ReleasedJob {
  /** Version 0.1.0: whose savepoints are kept, and restore. */
  private static final String COMMIT = "09e417904ed1f61d683f501f1efa7f4c196eb8dd";

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private ReleasedJob() {}

  /**
   * Builds it.
   *
   * @param folder where it is built, and its jar stays
   */
  static Path jar(Path folder) throws IOException, InterruptedException {
    assumeTrue(
        run(ROOT, "git", "cat-file", "-e", COMMIT + "^{commit}") == 0,
        "the history that has version 0.1.0 is not here: clone all of it, with git");
    Files.createDirectories(folder);
    Path sources = folder.resolve("sources.tar");
    assertThat(run(ROOT, "git", "archive", "--output", sources.toString(), COMMIT)).isZero();
    assertThat(run(folder, "tar", "-xf", sources.toString())).isZero();
    assertThat(run(folder, "./mvnw", "-q", "-pl", "job", "-am", "-DskipTests", "package")).isZero();
    return folder.resolve("job/target/holdfast-job.jar");
  }

  private static int run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command)).directory(folder.toFile()).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
