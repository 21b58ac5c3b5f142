package dev.holdfast.deploy.command;

import dev.holdfast.deploy.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An installation that is to have a build, which lies in a folder. */
abstract class CommandTest {
  static final String NEW = "job/holdfast-job-new.jar";
  static final String OLD = "job/holdfast-job-old.jar";

  @TempDir Path root;
  Built built;

  @BeforeEach
  void build() throws IOException {
    for (String file :
        List.of(
            "job/target/holdfast-job.jar",
            "reservation-gateway/target/holdfast-gateway.jar",
            "reservation-gateway/target/lib/a.jar",
            "deploy-kda/image/start",
            "keys")) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), file);
    }
    built = Built.in(root);
  }

  Installation installation(Fake aws) {
    Settings settings =
        Settings.of(
            Map.of(
                "codeKey",
                NEW,
                "domain",
                "holdfast.example.com",
                "certificate",
                "arn:aws:acm:eu-west-1:123456789012:certificate/0d1c1d0e-0000-4000-8000-000000000000",
                "keysFile",
                root.resolve("keys").toString()));
    Map<String, String> templates =
        Stream.of("data", "job", "gateway", "watch")
            .collect(Collectors.toMap("holdfast-"::concat, part -> "{\"Of\":\"" + part + "\"}"));
    return new Installation(aws.aws(), aws, settings, templates);
  }

  static Call call(Fake aws, String action) {
    return aws.calls.stream()
        .filter(each -> each.action().equals(action))
        .findFirst()
        .orElseThrow();
  }

  static Call last(Fake aws, String action) {
    return aws.calls.stream()
        .filter(each -> each.action().equals(action))
        .reduce((before, after) -> after)
        .orElseThrow();
  }
}
