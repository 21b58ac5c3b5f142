package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of metrics against what operators register, read from their source. */
class MetricsTableTest {
  private static final List<Path> CODE =
      List.of(Path.of("src/main/java"), Path.of("../domain/src/main/java"));
  private static final Pattern REGISTERED =
      Pattern.compile("\\.(gauge|counter)\\(\\s*\"(\\w+)\"(, KIND)?");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| (gauge|counter) \\| (kind)? ?\\| .*");

  @Test
  void eachMetricIsInTheTableAndTheTableHasNoOthers() throws IOException {
    assertThat(described()).isEqualTo(registered()).hasSizeGreaterThan(30);
  }

  private static Set<String> registered() throws IOException {
    Set<String> registered = new TreeSet<>();
    for (Path folder : CODE) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
          Matcher found = REGISTERED.matcher(Files.readString(file, StandardCharsets.UTF_8));
          while (found.find()) {
            registered.add(line(found.group(2), found.group(1), found.group(3) != null));
          }
        }
      }
    }
    return registered;
  }

  private static Set<String> described() throws IOException {
    String text = Files.readString(Path.of("../docs/metrics.md"), StandardCharsets.UTF_8);
    Matcher rows = ROW.matcher(text.substring(text.indexOf("## Job")));
    Set<String> described = new TreeSet<>();
    while (rows.find()) {
      described.add(line(rows.group(1), rows.group(2), rows.group(3) != null));
    }
    return described;
  }

  private static String line(String name, String type, boolean byKind) {
    return name + " " + type + (byKind ? " by kind" : "");
  }
}
