package dev.holdfast.gateway.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The TypeScript client as the build has made it, and what npm has installed for that. */
final class TypeScriptPackage {
  private final Path folder = Path.of(System.getProperty("typescript.folder"));

  /** Skips the test if npm could install nothing when it was built. */
  TypeScriptPackage() throws IOException {
    Path reason = folder.resolve("not-built.txt");
    if (Files.exists(reason)) {
      abort(Files.readString(reason).strip() + " Once npm can, build again.");
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs node in the package's folder; what it says is for the test to show. */
  Ran node(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), said);
    } finally {
      process.destroyForcibly();
    }
  }

  /** A process that has ended, and what it said. */
  record Ran(int status, String said) {
    void assertDone() {
      assertThat(status).as(said).isZero();
    }
  }
}
