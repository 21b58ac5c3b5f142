package dev.holdfast.bench.job;

import dev.holdfast.command.AtCtrlC;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process with the job's classes, those of its tests among them, and Flink. */
final class JobProcess {
  private static final String MAIN = "dev.holdfast.job.throughput.Throughput";

  private final Path target;
  private final String heap;
  private final String memory;
  private final PrintWriter out;

  /**
   * @param target the folder of the job's build
   * @param heap as java takes it
   * @param memory whose RocksDB's is
   * @param out what it says, as it says it
   */
  JobProcess(Path target, String heap, String memory, PrintWriter out) {
    this.target = target;
    this.heap = heap;
    this.memory = memory;
    this.out = out;
  }

  /** Its exit status. */
  int measure(List<String> what, int minutes, int seconds, int commits, Optional<Path> report)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("holdfast-bench-job");
    Path figures = folder.resolve("figures.json");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + heap,
                  "-Dslf4j.internal.verbosity=ERROR",
                  "--add-opens=java.base/java.util=ALL-UNNAMED",
                  "--add-opens=java.base/java.lang=ALL-UNNAMED",
                  "-cp",
                  classPath(),
                  MAIN,
                  String.join(",", what),
                  Integer.toString(minutes),
                  Integer.toString(seconds),
                  Integer.toString(commits),
                  memory,
                  folder.toString(),
                  figures.toString())
              .redirectErrorStream(true)
              .start();
      try (AtCtrlC atCtrlC = new AtCtrlC(process::destroyForcibly);
          BufferedReader words = process.inputReader()) {
        words.lines().forEach(out::println);
        int status = process.waitFor();
        if (report.isPresent() && Files.exists(figures)) {
          Files.copy(figures, report.get(), StandardCopyOption.REPLACE_EXISTING);
        }
        return status;
      }
    } finally {
      delete(folder);
    }
  }

  private String classPath() throws IOException {
    return String.join(
        File.pathSeparator,
        target.resolve("test-classes").toString(),
        target.resolve("classes").toString(),
        Files.readString(target.resolve("class-path.txt")).strip());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
