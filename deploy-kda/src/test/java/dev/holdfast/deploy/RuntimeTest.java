package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Flink service does not let a job do, against the job's source. */
class RuntimeTest {
  private static final Path JOB = Path.of("../job/src/main/java/dev/holdfast/job");

  /**
   * Of what its guide names under "Programmatic Flink configuration properties". Any other makes
   * the start fail from its runtime for Flink 2.2 on.
   */
  private static final Set<String> MAY_BE_SET_IN_CODE =
      Set.of(
          "AUTO_GENERATE_UIDS",
          "AUTO_WATERMARK_INTERVAL",
          "GENERIC_TYPES",
          "MAX_PARALLELISM",
          "NAME",
          "OBJECT_REUSE");

  @Test
  void theJobSetsNoOptionInCodeThatTheServiceKeepsForItself() throws IOException {
    List<String> set = all("\\.set\\(\\s*([A-Za-z]+Options\\.[A-Z_]+)", everything());

    assertThat(set)
        .isNotEmpty()
        .allSatisfy(
            option ->
                assertThat(MAY_BE_SET_IN_CODE).contains(option.replace("PipelineOptions.", "")));
  }

  @Test
  void norByTheMethodsThatFlinkHasForThem() throws IOException {
    assertThat(
            all(
                "\\.(enableCheckpointing|getCheckpointConfig|setStateBackend|setRestartStrategy"
                    + "|setDefaultSavepointDirectory|getConfig)\\(",
                everything()))
        .isEmpty();
    assertThat(all("environment\\.((?:set|enable|disable)[A-Za-z]+)\\(", everything())).isEmpty();
  }

  /** Parallelism beyond it would leave subtasks without a key; it is part of every snapshot. */
  @Test
  void parallelismStaysWithinWhatSnapshotsAreMadeFor() throws IOException {
    int most =
        Integer.parseInt(all("MAX_PARALLELISM = ([0-9]+)", source("flow/Steps.java")).get(0));

    assertThat(most).isEqualTo(128);
    assertThat(Settings.PARALLELISM_MAX).isLessThanOrEqualTo(most);
  }

  private static String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(JOB)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
    }
    return all.toString();
  }

  private static String source(String name) throws IOException {
    return Files.readString(JOB.resolve(name));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
